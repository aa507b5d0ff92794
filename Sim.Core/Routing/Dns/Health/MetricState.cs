namespace Sim.Core.Routing.Dns.Health;

/// <summary>What a CloudWatch metric stream says against its alarm's threshold.</summary>
public enum MetricState
{
    Ok,
    Alarm,
    InsufficientData,
}
