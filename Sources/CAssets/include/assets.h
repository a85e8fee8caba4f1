#pragma once
#include <stddef.h>

/// A file that was embedded when cherha was built; UTF-8 text.
typedef struct {
  const unsigned char *bytes;
  size_t count;
} cherha_asset;

/// Vega, Vega-Lite and vega-embed in one script.
cherha_asset cherha_asset_vega_js(void);
/// The style of the report.
cherha_asset cherha_asset_report_css(void);
/// What draws the pictures of the report.
cherha_asset cherha_asset_report_js(void);
