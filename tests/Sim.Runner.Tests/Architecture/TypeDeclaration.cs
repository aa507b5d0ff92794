namespace Sim.Runner.Tests.Architecture;

/// <summary>The head of a type in a source file.</summary>
/// <param name="Kind">The keyword: class, record, enum and so on.</param>
internal sealed record TypeDeclaration(string Name, string Kind, bool IsPublic);
