using Sim.Scenarios.Results.Files;

namespace Sim.Scenarios.Measurements;

/// <summary>Every pair of a validation as a CSV table, for other tools.</summary>
public static class ValidationFile
{
    private static readonly string[] s_header =
    [
        "from",
        "to",
        "measured_ms",
        "predicted_ms",
        "error_percent",
        "floor_ms",
    ];

    /// <summary>UTF-8; in the order of the measurements.</summary>
    public static byte[] Render(LatencyValidation validation)
    {
        ArgumentNullException.ThrowIfNull(validation);
        return CsvFile.Render(
            s_header,
            csv =>
            {
                foreach (PairError error in validation.Errors)
                {
                    csv.WriteRecord([
                        error.Measured.From,
                        error.Measured.To,
                        RunNumber.Text(error.Measured.RoundTrip.TotalMilliseconds),
                        RunNumber.Text(error.Predicted.TotalMilliseconds),
                        RunNumber.Text(error.Percent),
                        RunNumber.Text(error.Measured.Floor.TotalMilliseconds),
                    ]);
                }
            }
        );
    }
}
