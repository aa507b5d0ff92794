using System.Globalization;

namespace Sim.Scenarios.Import;

/// <summary>Names that are given out once: the second who asks for one gets it with a number.</summary>
internal sealed class FreeNames(IEqualityComparer<string> comparer)
{
    private readonly HashSet<string> _taken = new(comparer);
    private readonly Dictionary<string, int> _numbers = new(comparer);

    public string Take(string name)
    {
        if (_taken.Add(name))
        {
            return name;
        }
        // Numbers below are taken, so the search goes on where the last one ended.
        for (int number = _numbers.GetValueOrDefault(name, 2); ; number++)
        {
            string free = string.Create(CultureInfo.InvariantCulture, $"{name}-{number}");
            if (_taken.Add(free))
            {
                _numbers[name] = number + 1;
                return free;
            }
        }
    }
}
