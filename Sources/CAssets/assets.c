#pragma clang diagnostic ignored "-Wc23-extensions"
#include "assets.h"

#if !__has_embed("../../.deps/vega.js")
#error "run scripts/setup: it makes .deps/vega.js, the chart library of the report"
#else
static const unsigned char vega_js[] = {
#embed "../../.deps/vega.js"
};
#endif
static const unsigned char report_css[] = {
#embed "report.css"
};
static const unsigned char report_js[] = {
#embed "report.js"
};

cherha_asset cherha_asset_vega_js(void) { return (cherha_asset){vega_js, sizeof vega_js}; }
cherha_asset cherha_asset_report_css(void) { return (cherha_asset){report_css, sizeof report_css}; }
cherha_asset cherha_asset_report_js(void) { return (cherha_asset){report_js, sizeof report_js}; }
