namespace Sim.Core.Traffic.Flow;

/// <summary>What reaches one endpoint in a step, per second, and what became of it.</summary>
internal struct EndpointLoad
{
    public double Requests;
    public double Handshakes;
    public double Connections;

    /// <summary>Requests answered, a count.</summary>
    public double Answered;

    /// <summary>Attempts failed, a count.</summary>
    public double FailedAttempts;
}
