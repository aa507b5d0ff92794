using ScottPlot;
using Sim.Scenarios.Results;

namespace Sim.Runner.Plots;

/// <summary>
/// Gives each endpoint the same color in every picture: cool hues for sites, warm ones for pools, in the order of the
/// scenario.
/// </summary>
internal sealed class EndpointColors
{
    private readonly Dictionary<string, Color> _colors = new(StringComparer.Ordinal);

    public EndpointColors(RunResult result)
    {
        int sites = 0;
        int pools = 0;
        foreach (EndpointMeasures endpoint in result.Endpoints)
        {
            bool isSite = endpoint.Kind == "site";
            _colors[endpoint.Endpoint] = ChartTheme.Endpoint(isSite, isSite ? sites++ : pools++);
        }
    }

    public Color this[string endpoint] => _colors.GetValueOrDefault(endpoint, ChartTheme.Muted);
}
