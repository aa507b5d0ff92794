using System.Net;
using Sim.Core.Routing.Bgp.Decision;

namespace Sim.Conformance.RealRouters;

/// <summary>A real router that is offered routes, and the process that must choose as it does.</summary>
internal abstract class Judge(string name, DecisionProcess process)
{
    /// <summary>Where routes of the router itself come from.</summary>
    public static readonly IPAddress Itself = IPAddress.Any;

    public DecisionProcess Process => process;

    /// <summary>Whether the router knows weight, and has routes of its own among the candidates.</summary>
    public abstract bool HasWeight { get; }

    /// <summary>Starts it in a namespace of its own, where it has an address among its neighbors.</summary>
    public abstract void Start(NetworkLab lab, string inside, IPAddress address, RouteOffer offer);

    /// <summary>Whether neighbors can connect: those that try too early wait long before they try again.</summary>
    public abstract bool IsReady();

    /// <summary>Routes that it has received and decided upon; -1 while it is at it.</summary>
    public abstract int RouteCount();

    /// <summary>Of the program, as it names itself.</summary>
    public abstract string Version();

    /// <summary>From whom the best route of every prefix comes.</summary>
    public abstract Dictionary<string, IPAddress> BestRoutes();

    public override string ToString() => name;
}
