namespace Sim.Core.Routing.Dns.Health;

/// <summary>Targets behind a load balancer, in one of its target groups.</summary>
public readonly record struct TargetGroupCount(int Registered, int Healthy);
