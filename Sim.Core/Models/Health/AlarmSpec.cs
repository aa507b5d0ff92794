using Sim.Core.Quantities;

namespace Sim.Core.Models.Health;

/// <summary>A CloudWatch alarm over one measure of one endpoint.</summary>
/// <param name="Name">As health checks name it.</param>
/// <param name="Measure">What it watches.</param>
/// <param name="Endpoint">Index of the platform's endpoint.</param>
/// <param name="Threshold">0 to 1; more is bad.</param>
/// <param name="Period">Over which the measure is averaged: a multiple of a minute, as Route 53 takes no
/// high-resolution metrics.</param>
/// <param name="Datapoints">Periods in a row, 1 or more.</param>
public sealed record AlarmSpec(
    string Name,
    AlarmMeasure Measure,
    int Endpoint,
    double Threshold,
    SimDuration Period,
    int Datapoints
);
