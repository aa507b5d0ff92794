using Sim.Scenarios.Answers;

namespace Sim.Runner.Output;

/// <summary>
/// <c>{rcode, ttl, distribution: {value: probability}, explanation, answers: [{values, probability, ttl}], name, type,
/// notes}</c>.
/// </summary>
/// <remarks>
/// <c>distribution</c>: the probability that a value stands first in an answer. <c>answers</c>: the values that come
/// together, whose order is random. See <see cref="AnswerSummary"/>. TTLs are in seconds.
/// </remarks>
internal static class AnswerJson
{
    public static void Write(AnswerReport report, TextWriter output) =>
        JsonOutput.Write(
            output,
            json =>
            {
                json.WriteString("name", report.Name);
                json.WriteString("type", report.Type);
                json.WriteString("rcode", report.Summary.ResponseCode);
                json.WriteNumber("ttl", report.Summary.TtlSeconds);
                json.WriteStartObject("distribution");
                foreach (ValueShare share in report.Summary.Distribution)
                {
                    json.WriteNumber(share.Value, share.Probability);
                }
                json.WriteEndObject();
                json.WriteStartArray("answers");
                foreach (AnswerSet answer in report.Summary.Answers)
                {
                    json.WriteStartObject();
                    json.WriteTexts("values", answer.Values);
                    json.WriteNumber("probability", answer.Probability);
                    json.WriteNumber("ttl", answer.TtlSeconds);
                    json.WriteEndObject();
                }
                json.WriteEndArray();
                json.WriteTexts("explanation", report.Explanation);
                json.WriteTexts("notes", report.Notes);
            }
        );
}
