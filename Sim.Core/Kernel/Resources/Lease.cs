namespace Sim.Core.Kernel.Resources;

/// <summary>One unit of a <see cref="Server"/> in the hands of a process; disposing it gives the unit back.</summary>
/// <remarks>
/// Giving back twice does no harm. <c>default</c> holds nothing, as does the lease of an Acquire that lost in an Any.
/// </remarks>
public readonly record struct Lease : IDisposable
{
    private readonly Server? _server;
    private readonly int _unit;
    private readonly uint _use;

    internal Lease(Server server, int unit, uint use)
    {
        _server = server;
        _unit = unit;
        _use = use;
    }

    /// <summary>Whether the unit has not been given back.</summary>
    public bool IsHeld => _server is { } server && server.IsCurrent(_unit, _use);

    /// <summary>Gives the unit to the first that waits for it, who goes on at this instant, or sets it free.</summary>
    public void Dispose() => _server?.Release(_unit, _use);
}
