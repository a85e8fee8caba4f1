'use strict';
// Draws the pictures of the page. Without it the page still has every number: the tables below the pictures stay open.
(() => {
  document.documentElement.classList.add('scripted');

  const ink = 'var(--ink)', muted = 'var(--muted)', line = 'var(--line)';
  const font = 'system-ui, sans-serif';
  const config = {
    background: null,
    font,
    view: { stroke: null },
    axis: {
      labelColor: muted, titleColor: muted, gridColor: line, domainColor: line, tickColor: line,
      labelFontSize: 12, titleFontSize: 12, titleFontWeight: 'normal', gridOpacity: 0.7,
    },
    legend: { labelColor: ink, titleColor: muted, labelFontSize: 12, titleFontSize: 12, titleFontWeight: 'normal' },
  };

  const closeTables = () => {
    for (const table of document.querySelectorAll('figure details')) table.open = false;
  };

  const draw = async () => {
    const locale = JSON.parse(document.getElementById('locale').textContent);
    for (const element of document.querySelectorAll('script.specification')) {
      const chart = element.previousElementSibling;
      const specification = JSON.parse(element.textContent);
      try {
        const result = await vegaEmbed(chart, specification, {
          mode: 'vega-lite', renderer: 'svg', actions: false, config,
          formatLocale: locale.number, timeFormatLocale: locale.time,
        });
        chart.view = result.view;
      } catch (error) {
        console.error(element.id, error);
        chart.hidden = true;
        const table = chart.closest('figure').querySelector('details');
        if (table) table.open = true;
      }
    }
    document.documentElement.dataset.drawn = 'true';
  };

  // Tables of more rows than a reader wants on paper are printed only where they were opened.
  let opened = [];
  addEventListener('beforeprint', () => {
    opened = [...document.querySelectorAll('details:not([open])')].filter((table) => !table.querySelector('.long'));
    for (const table of opened) table.open = true;
  });
  addEventListener('afterprint', () => {
    for (const table of opened) table.open = false;
    opened = [];
  });
  document.addEventListener('DOMContentLoaded', () => {
    closeTables();
    draw();
  });
})();
