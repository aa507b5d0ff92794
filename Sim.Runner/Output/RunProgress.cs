using System.Globalization;
using Spectre.Console;

namespace Sim.Runner.Output;

/// <summary>Shows how far a run is: a bar on a terminal, a line for each tenth elsewhere.</summary>
public static class RunProgress
{
    /// <param name="title">What runs, in a word or two.</param>
    /// <param name="work">Reports shares from 0 to 1, in ascending order.</param>
    public static T Run<T>(IAnsiConsole console, string title, Func<IProgress<double>, T> work)
    {
        ArgumentNullException.ThrowIfNull(console);
        ArgumentNullException.ThrowIfNull(work);
        if (!console.Profile.Capabilities.Interactive || !console.Profile.Capabilities.Ansi)
        {
            return work(new Lines(console, title));
        }
        return console
            .Progress()
            .AutoClear(true)
            .Columns(
                new TaskDescriptionColumn(),
                new ProgressBarColumn { Width = 50 },
                new PercentageColumn(),
                new RemainingTimeColumn()
            )
            .Start(context =>
            {
                ProgressTask bar = context.AddTask(Markup.Escape(title), maxValue: 1);
                T result = work(new Reporter(share => bar.Value = share));
                bar.Value = 1;
                return result;
            });
    }

    /// <summary>
    /// Unlike <see cref="Progress{T}"/> it calls on the thread that reports, so that no line comes late.
    /// </summary>
    private sealed class Reporter(Action<double> show) : IProgress<double>
    {
        public void Report(double value) => show(value);
    }

    private sealed class Lines(IAnsiConsole console, string title) : IProgress<double>
    {
        private int _tenths;

        public void Report(double value)
        {
            // A sum of tenths may end just below the next one.
            int tenths = (int)Math.Clamp(Math.Floor(value * 10 + 1e-9), 0, 10);
            if (tenths > _tenths)
            {
                _tenths = tenths;
                console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{title} {tenths * 10, 3} %"));
            }
        }
    }
}
