using Sim.Core.Models.Faults;
using Sim.Core.Models.Resolution;
using Sim.Core.Quantities;

namespace Sim.Core.Traffic.Flow;

/// <content>Clients that have several addresses and try the next one (RFC 8305, Happy Eyeballs).</content>
public sealed partial class FlowPlane
{
    /// <summary>
    /// How long a client waits for an address before it tries the next one, too: 250 ms (RFC 8305, section 8).
    /// </summary>
    private static readonly SimDuration s_attemptDelay = SimDuration.FromMilliseconds(250);

    /// <summary>By group: chance that who tries an address tries another one next; null: no answer has two.</summary>
    private readonly double[]?[] _next;

    /// <summary>By cell: users who look here after another address failed them.</summary>
    private readonly double[] _comers;

    /// <summary>By cell: the mean time that it cost them, seconds.</summary>
    private readonly double[] _comersSeconds;

    /// <summary>Remembers which addresses come together in a group's answers.</summary>
    private void LearnNext(int group, AnswerMix answer)
    {
        if (answer.Next is null && _next[group] is null)
        {
            return;
        }
        double[] next = _next[group] ??= new double[_columns * _columns];
        for (int first = 0; first < _columns; first++)
        {
            for (int column = 0; column < _columns && answer.Shares[first] > 0; column++)
            {
                next[(first * _columns) + column] = answer.NextShare(first, column);
            }
        }
    }

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
        if (_next[group] is not { } next)
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
                double chance = lost * NextShare(next, group, first, column);
                if (chance > 0 && WayOf(group, column).PassedShare > 0)
                {
                    int to = Cell(group, column);
                    Arrive(to, looking * chance, way.BlackholedShare / lost * s_attemptDelay.TotalSeconds);
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

    /// <summary>
    /// Chance that who tries an address tries another one next, and lands at one of the sites that have it.
    /// </summary>
    private double NextShare(double[] next, int group, int first, int column)
    {
        int address = _addressOf[column];
        return _addressOf[first] == address
            ? 0
            : next[(_addressOf[first] * _columns) + address] * LandingOf(group, column);
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
