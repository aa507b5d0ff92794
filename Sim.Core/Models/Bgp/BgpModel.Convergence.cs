using Sim.Core.Quantities;

namespace Sim.Core.Models.Bgp;

// What is measured while routes move.
public sealed partial class BgpModel
{
    /// <summary>How far the clock goes before asking again whether all is quiet.</summary>
    private static readonly SimDuration s_step = SimDuration.FromSeconds(1);

    private readonly Action<int, PacketFate> _onFate;
    private readonly Measure _measure;

    /// <summary>Changes something, lets the kernel run until all is quiet, and says what happened.</summary>
    /// <remarks>
    /// The clock then stands at the first whole second after the change at which nothing was pending. Whatever else is
    /// scheduled on the kernel runs, too.
    /// </remarks>
    /// <param name="change">Called at once.</param>
    /// <param name="limits">Null: the defaults.</param>
    public ConvergenceResult Converge(Action change, ConvergenceLimits? limits = null)
    {
        ArgumentNullException.ThrowIfNull(change);
        limits ??= new ConvergenceLimits();
        SimTime begin = _kernel.Now;
        _measure.Restart(begin, limits.TimelineStep);
        change();
        long most = limits.MessagesPerSession * Math.Max(1, _ends.Length / 2);
        while (!IsQuiet && _measure.Messages < most && _kernel.Now - begin < limits.Time)
        {
            _kernel.RunUntil(_kernel.Now + SimDuration.Min(s_step, limits.Time - (_kernel.Now - begin)));
        }
        _measure.Advance(_kernel.Now);
        Oscillation? oscillation = IsQuiet ? null : _measure.History.Oscillation(_rules.NameOf, TextOf);
        return _measure.Result(_kernel.Now, oscillation);
    }

    private void NoteFate(int speaker, PacketFate before) => _measure.NoteFate(_kernel.Now, speaker, before);
}
