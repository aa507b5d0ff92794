namespace Sim.Scenarios.Lint;

/// <summary>What a diagnostic's code stands for, whatever the file.</summary>
/// <param name="Code">That of <see cref="Schema.Source.Diagnostic.Code"/>.</param>
/// <param name="Title">What is found, without full stop.</param>
/// <param name="Why">Why it hurts.</param>
/// <param name="Fix">What to write instead.</param>
/// <param name="Source">Where that is documented.</param>
public sealed record DiagnosticRule(string Code, string Title, string Why, string Fix, string Source);
