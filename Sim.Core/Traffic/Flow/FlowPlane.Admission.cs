using Sim.Core.Models.Faults;
using Sim.Core.Models.Publication;
using Sim.Core.Quantities;

namespace Sim.Core.Traffic.Flow;

/// <content>How many new connections the blades of a site still take.</content>
public sealed partial class FlowPlane
{
    /// <summary>
    /// By site: share of the attempts to connect that find a free place in this step; the others are refused.
    /// </summary>
    private readonly double[] _admitted;

    /// <summary>Works out what share of the users that hold a site's address begins connected.</summary>
    private void AdmitFirst()
    {
        for (int site = 0; site < _platform.Sites.Count; site++)
        {
            double users = 0;
            for (int group = 0; group < _groups.Count; group++)
            {
                users += UsersOf(group) * HeldShareOf(group, site);
            }
            _admitted[site] = users > 0 ? Math.Min(1, Places(site) / users) : 1;
        }
    }

    /// <summary>Works out what share of a step's attempts fills the places that are free and no more.</summary>
    private void Admit(in StepDecay decay)
    {
        double users = 0;
        for (int group = 0; group < _groups.Count; group++)
        {
            users += UsersOf(group);
        }
        for (int site = 0; site < _platform.Sites.Count; site++)
        {
            double places = Places(site);
            _admitted[site] = users <= places ? 1 : AdmittedShare(site, places, decay);
        }
    }

    /// <summary>Connections that a site takes when the blade that gets most of them is full.</summary>
    private double Places(int site)
    {
        double passed = 0;
        double most = 0;
        foreach (BladeState blade in _state!.Sites[site].Blades)
        {
            double share = blade.Announced ? blade.Fault.PassedShare : 0;
            passed += share;
            most = Math.Max(most, share);
        }
        return most > 0 ? _platform.Sites[site].Blades.Connections * passed / most : 0;
    }

    /// <remarks>
    /// Of users who look, 1 - exp(-q n) connect who make n requests with a chance of q each, of all attempts together.
    /// </remarks>
    private double AdmittedShare(int site, double places, in StepDecay decay)
    {
        double taken = 0;
        double looking = 0;
        for (int group = 0; group < _groups.Count; group++)
        {
            int cell = Cell(group, site);
            // Blades do not know of users that they cannot reach, and keep their places.
            taken += _users.Open[cell] + _users.Dead[cell];
            looking += _users.Looking[cell];
        }
        double requests = decay.Seconds / _platform.Clients.RequestInterval.TotalSeconds;
        double filled = looking > 0 ? Math.Clamp((places - taken) / looking, 0, 1) : 1;
        double chance = filled < 1 ? -DeterministicMath.Log(1 - filled) / requests : 1;
        return chance >= 1 ? 1 : 1 - DeterministicMath.Pow(1 - chance, 1.0 / (1 + _platform.Service.Retries));
    }

    /// <summary>What a new connection meets, full blades included.</summary>
    private Impairment WayOf(int group, int column)
    {
        Impairment way = _cutOff[Cell(group, column)] is { } cutOff
            ? WayOf(group, column, cutOff)
            : _connect[Cell(group, column)];
        return column < _platform.Sites.Count && _admitted[column] < 1
            ? way.Then(new Impairment(1 - _admitted[column], 0, 0, 0, default))
            : way;
    }
}
