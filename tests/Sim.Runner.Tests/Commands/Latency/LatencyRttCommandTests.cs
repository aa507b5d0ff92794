using System.Text.Json;

namespace Sim.Runner.Tests.Commands.Latency;

public sealed class LatencyRttCommandTests
{
    // 40 degrees of the equator are 4,447.8 km: 7.5 ms + 1.5 ms * 44.478 = 74.217 ms, the floor 44.478 ms.
    private static readonly string[] s_equator = ["0;0", "0;40", "--model", "great-circle"];

    [Test]
    public void The_round_trip_and_the_floor_are_told()
    {
        Tool tool = Rtt(s_equator);

        Assert.That(tool.Error, Is.Empty);
        Assert.That(
            tool.Output,
            Is.EqualTo("0;0 - 0;40: 74.2 ms predicted\n  floor 44.5 ms: light in fiber over 4,448 km of great circle\n")
        );
    }

    [Test]
    public void The_way_leads_from_leg_to_leg()
    {
        Tool tool = Rtt("Paris", "gcp:us-east4", "--explain");

        Assert.Multiple(() =>
        {
            Assert.That(tool.Output, Does.StartWith("Paris (CDG) - Ashburn (gcp:us-east4): "));
            Assert.That(tool.Output, Does.Contain("  from Paris (CDG) at 48.85,2.35\n"));
            Assert.That(
                tool.Output,
                Does.Match("(?m)^  PAR +IAD +6,1[0-9]{2} km +6,1[0-9]{2} km +7[34].[0-9] ms +Dunant$")
            );
            Assert.That(tool.Output, Does.Match("(?m)^  both ends +6.00 ms$"));
            Assert.That(
                tool.Output,
                Does.Contain("corridors: 1.20 ms per 100 km of fiber; on land fiber is 1.3 times")
            );
        });
    }

    [Test]
    public void A_measured_value_wins_and_the_prediction_is_held_against_it()
    {
        string file = Path.GetTempFileName();
        try
        {
            File.WriteAllText(file, "from,to,rtt_ms\n0;40,0;0,70\n");
            Tool tool = Rtt([.. s_equator, "--measured", file]);

            // 74.217 over 70.
            Assert.That(
                tool.Output,
                Does.StartWith("0;0 - 0;40: 70.0 ms measured\n  predicted 74.2 ms, +6.0 % of the measured value\n")
            );
        }
        finally
        {
            File.Delete(file);
        }
    }

    // The path of a client is 74.217 - 3.75 = 70.467 ms, cable has a median of 18 ms: 88.467 ms for a round trip.
    // TLS 1.2 takes 4 of them; 50 kB are 35 segments in windows of 10, 20 and 40: 2 more.
    [Test]
    public void A_user_gets_the_first_and_the_last_byte()
    {
        Tool tool = Rtt([
            .. s_equator,
            "--access",
            "cable",
            "--protocol",
            "tls1.2",
            "--size",
            "50KB",
            "--format",
            "json",
        ]);
        using var json = JsonDocument.Parse(tool.Output);
        JsonElement user = json.RootElement.GetProperty("user");

        Assert.Multiple(() =>
        {
            Assert.That(json.RootElement.GetProperty("predictedMs").GetDouble(), Is.EqualTo(74.217).Within(0.001));
            Assert.That(json.RootElement.GetProperty("floorMs").GetDouble(), Is.EqualTo(44.478).Within(0.001));
            Assert.That(json.RootElement.GetProperty("legs").GetArrayLength(), Is.EqualTo(1));
            Assert.That(user.GetProperty("pathMs").GetDouble(), Is.EqualTo(70.467).Within(0.001));
            JsonElement fresh = user.GetProperty("new");
            Assert.That(fresh.GetProperty("firstByteP50Ms").GetDouble(), Is.EqualTo(4 * 88.467).Within(0.01));
            Assert.That(fresh.GetProperty("lastByteP50Ms").GetDouble(), Is.EqualTo(6 * 88.467).Within(0.01));
            // Cable at the 95th percentile: 18 ms * exp(0.4 * 1.64485) = 34.754 ms.
            Assert.That(fresh.GetProperty("firstByteP95Ms").GetDouble(), Is.EqualTo(4 * 105.221).Within(0.01));
            JsonElement open = user.GetProperty("open");
            Assert.That(open.GetProperty("lastByteP50Ms").GetDouble(), Is.EqualTo(88.467).Within(0.01));
        });
    }

    // The edge is in the user's metro: 0.5 ms and 18 ms for a round trip, three of them; 74.217 ms behind it.
    [Test]
    public void An_edge_near_the_user_takes_over_the_handshakes()
    {
        Tool tool = Rtt([.. s_equator, "--access", "cable", "--edge", "0;0", "--format", "json"]);
        using var json = JsonDocument.Parse(tool.Output);
        JsonElement user = json.RootElement.GetProperty("user");

        Assert.That(user.GetProperty("behindMs").GetDouble(), Is.EqualTo(74.217).Within(0.001));
        Assert.That(
            user.GetProperty("new").GetProperty("firstByteP50Ms").GetDouble(),
            Is.EqualTo((3 * 18.5) + 74.217).Within(0.001)
        );
    }

    [TestCase("Tokio", "B 'Tokio' is not a region such as gcp:europe-west1, a city", "Did you mean 'Tokyo'?")]
    [TestCase("", "B '' is not a region", "")]
    public void An_unknown_place_is_refused_with_the_nearest_name(string place, string error, string hint)
    {
        Tool tool = Rtt("Paris", place);

        Assert.That(tool.ExitCode, Is.EqualTo(2));
        Assert.That(tool.Error, Does.StartWith(error));
        Assert.That(tool.Error, Does.Contain(hint));
    }

    [TestCase("--edge is for a user: give --access as well.\n", "--edge", "Paris")]
    [TestCase("--loss must be less than 50%.\n", "--loss", "60%")]
    public void Options_that_cannot_be_are_refused(string error, params string[] options)
    {
        Tool tool = Rtt(["Paris", "Tokyo", .. options]);

        Assert.That((tool.ExitCode, tool.Error), Is.EqualTo((2, error)));
    }

    private static Tool Rtt(params string[] args) => Tool.Run(["latency", "rtt", .. args]);
}
