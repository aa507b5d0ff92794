using Sim.Runner.Output;
using Sim.Scenarios.Schema.Source;

namespace Sim.Runner.Commands.Suites;

/// <summary>Findings as annotations beside the lines of a pull request, only on GitHub's runners.</summary>
internal sealed class GitHubAnnotations(BuildServer server, Streams streams)
{
    /// <summary>On standard error, where the runner looks as well: the answer stays what it is.</summary>
    public void Write(IReadOnlyList<Diagnostic> found)
    {
        if (server.Annotates)
        {
            new GitHubDiagnostics().Write(found, streams.Error);
        }
    }
}
