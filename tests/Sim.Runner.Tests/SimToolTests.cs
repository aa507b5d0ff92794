using System.CommandLine;
using Sim.Runner.Commands;

namespace Sim.Runner.Tests;

public class SimToolTests
{
    [TestCase("validat", "validate")]
    [TestCase("schma", "schema")]
    public void A_mistyped_verb_is_a_usage_error_with_the_nearest_verb(string typed, string meant)
    {
        Tool tool = Tool.Run(typed);

        Assert.That(tool.ExitCode, Is.EqualTo(2));
        Assert.That(tool.Output, Is.Empty);
        Assert.That(tool.Error, Does.Contain($"Did you mean '{meant}'?"));
    }

    [TestCase]
    [TestCase("validate")]
    [TestCase("validate", "--format", "xml", "a.yaml")]
    [TestCase("validate", "--frmat", "sarif", "a.yaml")]
    [TestCase("schema", "surplus")]
    public void A_wrong_command_line_exits_2_and_writes_only_to_standard_error(params string[] args)
    {
        Tool tool = Tool.Run(args);

        Assert.That(tool.ExitCode, Is.EqualTo(2));
        Assert.That(tool.Output, Is.Empty);
        Assert.That(tool.Error, Does.Contain("--help"));
    }

    [Test]
    public void A_mistyped_option_is_not_taken_for_a_file()
    {
        Tool tool = Tool.Run("validate", "--frmat", "sarif", "a.yaml");

        Assert.That(
            tool.Error,
            Is.EqualTo("Unrecognized option '--frmat'.\nDid you mean '--format'?\nSee 'sim validate --help'.\n")
        );
    }

    [TestCase("--help", "validate")]
    [TestCase("validate --help", "--format")]
    public void Help_is_no_error(string args, string expected)
    {
        Tool tool = Tool.Run(args.Split(' '));

        Assert.That(tool.ExitCode, Is.EqualTo(0));
        Assert.That(tool.Output, Does.Contain(expected));
    }

    [Test]
    public void The_version_is_one_line()
    {
        Tool tool = Tool.Run("--version");

        Assert.That(tool.ExitCode, Is.EqualTo(0));
        Assert.That(tool.Output, Does.Match(@"^\d+\.\d+\.\d+.*\n$"));
    }

    [Test]
    public void A_mistake_of_the_tool_is_one_line_without_stack_trace()
    {
        Tool tool = Tool.Run(["fail"], [new FailingVerb()]);

        Assert.That(tool.ExitCode, Is.EqualTo(1));
        Assert.That(tool.Error, Is.EqualTo("internal error: InvalidOperationException: first line second line\n"));
    }

    [Test]
    public void The_schema_is_printed_as_json()
    {
        Tool tool = Tool.Run("schema");

        Assert.That(tool.ExitCode, Is.EqualTo(0));
        using var schema = System.Text.Json.JsonDocument.Parse(tool.Output);
        Assert.That(
            schema.RootElement.GetProperty("$schema").GetString(),
            Is.EqualTo("http://json-schema.org/draft-07/schema#")
        );
    }

    private sealed class FailingVerb : IVerb
    {
        public Command Describe(Streams streams)
        {
            Command command = new("fail", "Fails");
            command.SetAction(int (ParseResult _) => throw new InvalidOperationException("first line\nsecond line"));
            return command;
        }
    }
}
