using Sim.Core.Kernel;
using Sim.Core.Quantities;

namespace Sim.Core.Traffic.Requests;

/// <content>Users who come and go, and the requests that they make.</content>
public sealed partial class RequestPlane
{
    /// <summary>Draws the requests until the next step, after the users have come and gone.</summary>
    private void BeginStep()
    {
        SimTime end = _stepBegin + _step;
        _demand.Fill(_stepBegin, _rates);
        _arrivals.Clear();
        _nextArrival = 0;
        double interval = _platform.Clients.RequestInterval.TotalSeconds;
        double meanWork = _service.Cpu.Nanoseconds;
        double total = 0;
        for (int index = 0; index < _groups.Length; index++)
        {
            UserGroup group = _groups[index];
            group.Rate = _rates[group.Spec.Vantage] * group.Spec.Share;
            total += group.Rate;
            double rate = group.Rate * _sampling;
            Resize(group, group.Resize(rate * interval));
            _arrivals.Draw(index, group.Demand, rate * _step.TotalSeconds, group.Count, _stepBegin, end, meanWork);
        }
        PeakRate = Math.Max(PeakRate, total);
        _arrivals.Sort(_stepBegin, end);
        _kernel.Schedule(end, _self, 0, 0, EventPriority.Traffic);
    }

    /// <summary>Users come, with addresses as the others hold them, or leave with their connections.</summary>
    private void Resize(UserGroup group, int missing)
    {
        for (int i = 0; i < missing; i++)
        {
            ref User user = ref group.Add();
            user.Held = Draw(group.Held, group.Answers.NextDouble());
            user.Generation = ++_generation;
            group.Directed[user.Held]++;
        }
        for (int i = 0; i > missing; i--)
        {
            int leaving = group.Answers.NextInt32(group.Count);
            ref User user = ref group[leaving];
            Drop(group, ref user);
            group.Directed[user.Held]--;
            group.Remove(leaving);
        }
    }
}
