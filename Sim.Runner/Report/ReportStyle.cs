namespace Sim.Runner.Report;

/// <summary>The style sheet of the report, inline because the report is one file.</summary>
internal static class ReportStyle
{
    /// <remarks>
    /// The attribute selectors recolor the neutral colors of the charts, as <c>ChartTheme</c> writes them, in the dark
    /// mode.
    /// </remarks>
    public const string Css = """
        :root {
          color-scheme: light dark;
          --paper: #ffffff; --card: #ffffff; --ink: #1f2933; --muted: #52606d; --line: #e1e5ea;
          --good: #0b6e4f; --good-paper: #e3f5ee; --bad: #a61b1b; --bad-paper: #fdeaea;
        }
        @media (prefers-color-scheme: dark) {
          :root {
            --paper: #14181d; --card: #1b2128; --ink: #e4e9ee; --muted: #a3b0bd; --line: #343d47;
            --good: #6fd6ae; --good-paper: #14352a; --bad: #ff9d9d; --bad-paper: #44191b;
          }
          .chart [fill="white"] { fill: var(--card); }
          .chart [fill="#1F2933"] { fill: var(--ink); }
          .chart [fill="#52606D"] { fill: var(--muted); }
          .chart [stroke="#1F2933"] { stroke: var(--ink); }
          .chart [stroke="#52606D"] { stroke: var(--muted); }
          .chart [stroke="#E1E5EA"] { stroke: var(--line); }
          .chart [fill="#3B2F9E"] { fill: #7b6fe0; }
        }
        * { box-sizing: border-box; }
        body {
          margin: 0; background: var(--paper); color: var(--ink);
          font: 15px/1.5 system-ui, -apple-system, "Segoe UI", "DejaVu Sans", sans-serif;
        }
        main { max-width: 1180px; margin: 0 auto; padding: 28px 24px 64px; }
        h1 { font-size: 28px; line-height: 1.2; margin: 0 0 4px; }
        h2 { font-size: 19px; margin: 40px 0 10px; }
        p { margin: 4px 0 12px; }
        .muted { color: var(--muted); }
        .verdict { display: inline-block; padding: 3px 12px; border-radius: 999px; font-weight: 600; }
        .pass { color: var(--good); } .fail { color: var(--bad); }
        .verdict.pass { background: var(--good-paper); } .verdict.fail { background: var(--bad-paper); }
        dl.facts { display: flex; flex-wrap: wrap; gap: 14px 36px; margin: 18px 0 0; }
        dl.facts dt { color: var(--muted); font-size: 13px; }
        dl.facts dd { margin: 0; font-size: 20px; font-weight: 600; font-variant-numeric: tabular-nums; }
        dl.facts small { color: var(--muted); font-size: 13px; font-weight: 400; }
        .scroll { overflow-x: auto; }
        table { border-collapse: collapse; width: 100%; font-variant-numeric: tabular-nums; }
        caption { text-align: left; color: var(--muted); font-size: 13px; caption-side: bottom; padding-top: 8px; }
        th { color: var(--muted); font-weight: 600; font-size: 13px; text-align: left; vertical-align: bottom; }
        th, td { padding: 6px 14px 6px 0; border-bottom: 1px solid var(--line); }
        th.n, td.n { text-align: right; white-space: nowrap; }
        .w { white-space: nowrap; }
        code { font: 13px/1.4 ui-monospace, "DejaVu Sans Mono", monospace; white-space: nowrap; }
        .chart { background: var(--card); border: 1px solid var(--line); border-radius: 8px; }
        .chart { margin: 0 0 22px; padding: 8px; }
        .chart svg { display: block; width: 100%; height: auto; }
        @media print {
          main { max-width: none; padding: 0; }
          .chart, tr { break-inside: avoid; }
          h2 { break-after: avoid; }
          .scroll { overflow: visible; }
          code { white-space: normal; overflow-wrap: anywhere; }
          body { font-size: 11px; }
        }
        """;
}
