using System.Collections.Concurrent;
using System.Globalization;
using System.Net.Sockets;
using Sim.Conformance.RealRouters;
using Sim.Core.Quantities;
using Sim.Core.Routing.Balancing.Upstreams;

namespace Sim.Conformance.RealNginx;

/// <summary>A real nginx in one process, in a folder of its own, in front of servers of the test.</summary>
internal sealed class NginxLab : IDisposable
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(30);

    private readonly string _folder = Directory.CreateTempSubdirectory("sim-nginx-").FullName;
    private readonly ConcurrentQueue<(int Server, string Path)> _hits = new();
    private readonly SemaphoreSlim _hit = new(0);
    private readonly LabProgram _nginx;
    private readonly HttpClient _client;
    private int _requests;

    /// <param name="servers">Options of the servers.</param>
    /// <param name="balancer">Line of the upstream block; empty: round robin.</param>
    /// <param name="next">Arguments of <c>proxy_next_upstream</c>.</param>
    /// <param name="tries">Of <c>proxy_next_upstream_tries</c>.</param>
    public NginxLab(IReadOnlyList<UpstreamServer> servers, string balancer, string next, int tries)
    {
        RealPeer.Require("nginx");
        Servers = [.. servers.Select((_, i) => new LabServer(i, Hit))];
        string socket = Path.Combine(_folder, "front");
        File.WriteAllText(Path.Combine(_folder, "nginx.conf"), Configuration(servers, balancer, next, tries, socket));
        _nginx = new LabProgram("nginx", ["-p", _folder, "-c", "nginx.conf", "-e", "stderr"]);
        _client = ClientOf(socket);
        WaitFor(socket);
    }

    public LabServer[] Servers { get; }

    /// <summary>Sends a request and waits for the answer.</summary>
    /// <returns>The servers that were tried, in their order, and the status of the answer.</returns>
    public LabAnswer Send()
    {
        string path = NextPath();
        int status = Ask(path).GetAwaiter().GetResult();
        return new LabAnswer([.. TakeHits()], status);
    }

    /// <summary>Sends a request and waits until a server has got it.</summary>
    public LabRequest Begin()
    {
        string path = NextPath();
        Task<int> answer = Ask(path);
        Assert.That(_hit.Wait(s_patience), $"No server got the request.\n{_nginx}");
        return new LabRequest(TakeHits().Single(), path, answer);
    }

    /// <summary>Has a request that was begun answered, and waits for the answer.</summary>
    public void End(LabRequest request)
    {
        Servers[request.Server].Release(request.Path);
        Assert.That(request.Answer.GetAwaiter().GetResult(), Is.EqualTo(200));
    }

    /// <summary>
    /// The time by nginx's clock of whole seconds, at a moment that is not close to the end of one: waits for it.
    /// </summary>
    public static SimTime Now()
    {
        while (DateTimeOffset.UtcNow.Millisecond is < 100 or > 700)
        {
            Thread.Sleep(20);
        }
        return SimTime.FromSeconds(DateTimeOffset.UtcNow.ToUnixTimeSeconds());
    }

    public void Dispose()
    {
        LabProgram.Terminate(_nginx.Id);
        _nginx.Dispose();
        _client.Dispose();
        Array.ForEach(Servers, server => server.Dispose());
        _hit.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private string Configuration(
        IReadOnlyList<UpstreamServer> servers,
        string balancer,
        string next,
        int tries,
        string socket
    )
    {
        IEnumerable<string> lines = servers.Zip(
            Servers,
            (server, lab) =>
                $"server 127.0.0.1:{lab.Port} weight={server.Weight} max_fails={server.MaxFails} "
                + $"fail_timeout={server.FailTimeout.TotalSeconds}s{(server.IsDown ? " down" : "")};"
        );
        string folders = string.Join(
            '\n',
            new[] { "client_body", "proxy", "fastcgi", "uwsgi", "scgi" }.Select(name => $"{name}_temp_path {name};")
        );
        return $$"""
            daemon off;
            master_process off;
            pid pid;
            events { worker_connections 1024; }
            http {
                access_log off;
                {{folders}}
                upstream pods { {{balancer}} {{string.Join(' ', lines)}} }
                server {
                    listen unix:{{socket}};
                    location / {
                        proxy_pass http://pods;
                        proxy_next_upstream {{next}};
                        proxy_next_upstream_tries {{tries}};
                    }
                }
            }
            """;
    }

    private static HttpClient ClientOf(string socket) =>
        new(
            new SocketsHttpHandler
            {
                ConnectCallback = async (_, stop) =>
                {
                    var connection = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
                    await connection.ConnectAsync(new UnixDomainSocketEndPoint(socket), stop);
                    return new NetworkStream(connection, ownsSocket: true);
                },
            }
        );

    private void Hit(int server, string path)
    {
        _hits.Enqueue((server, path));
        _hit.Release();
    }

    private IEnumerable<int> TakeHits()
    {
        while (_hits.TryDequeue(out (int Server, string Path) hit))
        {
            yield return hit.Server;
        }
    }

    private string NextPath() => "/" + (++_requests).ToString(CultureInfo.InvariantCulture);

    private async Task<int> Ask(string path)
    {
        using HttpResponseMessage answer = await _client.GetAsync(new Uri("http://localhost" + path));
        return (int)answer.StatusCode;
    }

    private void WaitFor(string socket)
    {
        DateTimeOffset end = DateTimeOffset.UtcNow + s_patience;
        while (!File.Exists(socket))
        {
            Assert.That(_nginx.HasEnded || DateTimeOffset.UtcNow > end, Is.False, $"{_nginx}");
            Thread.Sleep(20);
        }
    }
}
