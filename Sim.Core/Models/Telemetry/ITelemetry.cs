namespace Sim.Core.Models.Telemetry;

/// <summary>What models may know about traffic. The newest values: lag belongs to the reader.</summary>
public interface ITelemetry
{
    PoolLoad Pool(int pool);

    BladeLoad Blade(int site, int blade);

    /// <summary>Requests per second that one edge of a front end took.</summary>
    double EdgeArrivals(int frontEnd, int edge);
}
