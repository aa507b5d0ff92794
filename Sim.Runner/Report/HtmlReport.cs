using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Sim.Runner.Plots;
using Sim.Scenarios.Results;

namespace Sim.Runner.Report;

/// <summary>The report of a run: one HTML file without scripts that asks no other machine for anything.</summary>
public static class HtmlReport
{
    /// <param name="charts">Empty when there is no font.</param>
    /// <param name="chartProblem">Told in place of missing charts.</param>
    public static async Task<string> RenderAsync(
        RunResult result,
        IReadOnlyList<Chart> charts,
        string? chartProblem = null
    )
    {
        await using ServiceProvider services = new ServiceCollection().BuildServiceProvider();
        await using var renderer = new HtmlRenderer(services, NullLoggerFactory.Instance);
        var parameters = ParameterView.FromDictionary(
            new Dictionary<string, object?>(StringComparer.Ordinal)
            {
                [nameof(ReportPage.Result)] = result,
                [nameof(ReportPage.Charts)] = charts,
                [nameof(ReportPage.ChartProblem)] = chartProblem,
            }
        );
        return await renderer.Dispatcher.InvokeAsync(async () =>
            (await renderer.RenderComponentAsync<ReportPage>(parameters)).ToHtmlString()
        );
    }
}
