using ScottPlot;

namespace Sim.Runner.Plots;

/// <summary>Colors and sizes of all pictures.</summary>
/// <remarks>
/// Series colors are told apart with every common color vision deficiency: for regions the set of Okabe and Ito (2008),
/// for endpoints Paul Tol's schemes (technical note SRON/EPS/TN/09-002), cool hues for sites and warm ones for pools.
/// The report recolors the neutral ones by their value in its dark mode: keep <c>Report/ReportStyle</c> in step.
/// </remarks>
internal static class ChartTheme
{
    public const int WidthPx = 1600;
    public const int HeightPx = 900;
    public const float MarginPx = 36;
    public const float TickSizePx = 17;
    public const float LabelSizePx = 18;
    public const float HeadingSizePx = 20;
    public const float TitleSizePx = 30;
    public const float SubtitleSizePx = 18;
    public const float LinePx = 2.2f;

    public static readonly Color Paper = Color.FromHex("#FFFFFF");
    public static readonly Color Ink = Color.FromHex("#1F2933");
    public static readonly Color Muted = Color.FromHex("#52606D");
    public static readonly Color Grid = Color.FromHex("#E1E5EA");
    public static readonly Color IncidentShade = Color.FromHex("#9AA5B1").WithAlpha(0.28);

    public static readonly Color Median = Color.FromHex("#56B4E9");
    public static readonly Color P95 = Color.FromHex("#0072B2");
    public static readonly Color P99 = Color.FromHex("#D55E00");

    public static readonly Color Ready = Color.FromHex("#88CCEE");
    public static readonly Color Desired = Color.FromHex("#117733");
    public static readonly Color Needed = Color.FromHex("#CC3311");
    public static readonly Color Nodes = Color.FromHex("#44AA99");

    private static readonly Color[] s_sites =
    [
        Color.FromHex("#3B2F9E"),
        Color.FromHex("#0077BB"),
        Color.FromHex("#88CCEE"),
        Color.FromHex("#44AA99"),
        Color.FromHex("#117733"),
        Color.FromHex("#999933"),
        Color.FromHex("#6699CC"),
        Color.FromHex("#77AADD"),
    ];

    private static readonly Color[] s_pools =
    [
        Color.FromHex("#EE7733"),
        Color.FromHex("#CC3311"),
        Color.FromHex("#AA4499"),
        Color.FromHex("#DDCC77"),
        Color.FromHex("#882255"),
        Color.FromHex("#CC6677"),
    ];

    // Side by side on a map: Okabe and Ito, the yellow replaced.
    private static readonly Color[] s_catchments =
    [
        Color.FromHex("#0072B2"),
        Color.FromHex("#E69F00"),
        Color.FromHex("#009E73"),
        Color.FromHex("#D55E00"),
        Color.FromHex("#CC79A7"),
        Color.FromHex("#882255"),
        Color.FromHex("#56B4E9"),
        Color.FromHex("#999933"),
    ];

    /// <param name="site">The place among the sites of a prefix.</param>
    public static Color Catchment(int site) => s_catchments[site % s_catchments.Length];

    /// <param name="index">The place among the endpoints of its kind.</param>
    public static Color Endpoint(bool isSite, int index) =>
        isSite ? s_sites[index % s_sites.Length] : s_pools[index % s_pools.Length];

    public static Color Region(string code) =>
        Color.FromHex(
            code switch
            {
                "eu" => "#0072B2",
                "na" => "#D55E00",
                "as" => "#009E73",
                "sa" => "#CC79A7",
                "af" => "#E69F00",
                "oc" => "#56B4E9",
                _ => "#7B8794",
            }
        );
}
