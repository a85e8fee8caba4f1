internal import CAssets

/// One section of a page.
struct PageSection {
  var id: String
  /// Plain text.
  var heading: String
  /// Finished content.
  var content: String
}

/// A whole page: one file that needs nothing else.
struct Page {
  var text: PageText
  var title: String
  /// Plain text, below the title.
  var details: [String]
  /// Plain text, in a box of its own.
  var warning: String?
  var sections: [PageSection]
  var footer: String

  var html: String {
    let language = text.catalogue.language.rawValue
    let contents = sections.map { section in
      HTML.element("a", ["href": "#\(section.id)"], HTML.escaped(section.heading))
    }
    let body = sections.map { section in
      HTML.element(
        "section", ["id": section.id, "aria-labelledby": "\(section.id)-heading"],
        "\n" + HTML.element("h2", ["id": "\(section.id)-heading"], HTML.escaped(section.heading)) + "\n"
          + section.content + "\n")
    }
    return """
      <!DOCTYPE html>
      <html lang="\(language)">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta http-equiv="Content-Security-Policy" content="\(Self.policy)">
      <meta name="color-scheme" content="light dark">
      <title>\(HTML.escaped(title))</title>
      <link rel="icon" href="data:,">
      <style>
      \(PageAssets.style)</style>
      </head>
      <body>
      \(HTML.element("a", ["class": "skip", "href": "#main"], text.html(.skipToContent)))
      <header>
      \(HTML.element("h1", HTML.escaped(title)))
      \(HTML.element("p", ["class": "details"], HTML.escaped(details.joined(separator: " · "))))
      \(warning.map { HTML.element("p", ["class": "warning"], HTML.escaped($0)) } ?? "")</header>
      \(HTML.element("nav", ["aria-label": text.plain(.contents)], HTML.list(contents)))
      <main id="main">
      \(body.joined(separator: "\n"))
      </main>
      \(HTML.element("footer", footer))
      \(HTML.element("script", ["type": "application/json", "id": "locale"], HTML.data(text.chartLocale)))
      <script>
      \(PageAssets.script)</script>
      <script>
      \(PageAssets.charts)
      </script>
      </body>
      </html>

      """
  }

  /// Nothing is fetched from anywhere.
  ///
  /// The chart library turns expressions into functions, hence `unsafe-eval`.
  private static let policy =
    "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline' 'unsafe-eval'; img-src data:"
}

/// The files that the command carries inside itself.
enum PageAssets {
  static let style = text(cherha_asset_report_css())
  static let script = text(cherha_asset_report_js())
  /// Vega, Vega-Lite and vega-embed; `</script` would end the element that holds it.
  static let charts = text(cherha_asset_vega_js()).replacing("</script", with: "<\\/script")

  private static func text(_ asset: cherha_asset) -> String {
    String(decoding: UnsafeBufferPointer(start: asset.bytes, count: asset.count), as: UTF8.self)
  }
}

extension PageText {
  /// Numbers and dates of pictures.
  var chartLocale: JSONValue {
    let isEnglish = catalogue.language == .en
    func words(_ message: Message) -> JSONValue {
      .array(plain(message).split(separator: " ").map { .string(String($0)) })
    }
    func fromSunday(_ message: Message) -> JSONValue {
      let days = plain(message).split(separator: " ").map { JSONValue.string(String($0)) }
      return .array(days.suffix(1) + days.dropLast())
    }
    return [
      "number": [
        "decimal": isEnglish ? "." : ",", "thousands": isEnglish ? "," : "\u{202F}", "grouping": [3],
        "currency": ["", ""], "percent": "\u{A0}%", "minus": "−",
      ],
      "time": [
        "dateTime": "%a %e %b %Y %H:%M", "date": "%e %b %Y", "time": "%H:%M", "periods": ["", ""],
        "days": fromSunday(.longWeekdays), "shortDays": fromSunday(.weekdays), "months": words(.months),
        "shortMonths": words(.shortMonths),
      ],
    ]
  }
}
