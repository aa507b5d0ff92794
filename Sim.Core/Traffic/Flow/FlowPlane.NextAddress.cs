using Sim.Core.Models.Faults;
using Sim.Core.Traffic.Addresses;

namespace Sim.Core.Traffic.Flow;

/// <content>Clients that have several addresses and try the next one (RFC 8305, Happy Eyeballs).</content>
public sealed partial class FlowPlane
{
    private readonly NextAddresses _next;

    /// <summary>By cell: users who look here after another address failed them.</summary>
    private readonly double[] _comers;

    /// <summary>By cell: the mean time that it cost them, seconds.</summary>
    private readonly double[] _comersSeconds;

    /// <summary>
    /// Users who look for a connection at an address that fails them go on to the next one of their answer, and so do
    /// their open requests. It costs them nothing when the first refuses, the attempt delay when it is silent.
    /// </summary>
    /// <remarks>
    /// As many of them as the first address turns away try the next; where that fails as well, they are there with the
    /// next step, and go on from there.
    /// </remarks>
    private void TryNextAddresses(int group)
    {
        if (!_next.AreThere(group))
        {
            return;
        }
        // Who comes in this step stays until the next.
        Span<double> before = stackalloc double[_columns];
        foreach (int column in _active.Of(group))
        {
            before[column] = _users.Looking[Cell(group, column)];
        }
        foreach (int first in _active.Of(group))
        {
            int from = Cell(group, first);
            double looking = before[first];
            Impairment way = first < _addresses ? WayOf(group, first) : Impairment.AllRefused;
            double lost = 1 - way.PassedShare;
            double stay = 1;
            for (int column = 0; column < _addresses && lost > 0; column++)
            {
                double chance = lost * _next.Chance(_routes!, group, _groups[group].Vantage, first, column);
                if (chance > 0 && WayOf(group, column).PassedShare > 0)
                {
                    int to = Cell(group, column);
                    Arrive(to, looking * chance, way.BlackholedShare / lost * NextAddresses.AttemptDelay.TotalSeconds);
                    _active.Add(group, column);
                    _users.Looking[from] -= looking * chance;
                    // What has left by now is taken out of the rest.
                    _retries.Move(from, to, chance / stay);
                    stay -= chance;
                }
            }
            _comers[from] *= Math.Max(0, stay);
        }
    }

    private void Arrive(int cell, double users, double seconds)
    {
        if (users <= 0)
        {
            return;
        }
        double all = _comers[cell] + users;
        _comersSeconds[cell] = ((_comers[cell] * _comersSeconds[cell]) + (users * seconds)) / all;
        _comers[cell] = all;
        _users.Looking[cell] += users;
    }
}
