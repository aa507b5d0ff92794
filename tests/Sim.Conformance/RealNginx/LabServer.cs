using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Sim.Conformance.RealNginx;

/// <summary>
/// A small HTTP server on loopback that answers, fails or waits as it is told, and tells of every request.
/// </summary>
internal sealed class LabServer : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _end = new();
    private readonly int _index;
    private readonly Action<int, string> _hit;
    private readonly ConcurrentDictionary<string, TaskCompletionSource> _held = new(StringComparer.Ordinal);

    /// <param name="hit">Is told this server's index and the path of each request.</param>
    public LabServer(int index, Action<int, string> hit)
    {
        _index = index;
        _hit = hit;
        _listener.Start();
        Port = ((IPEndPoint)_listener.LocalEndpoint).Port;
        _ = Accept();
    }

    public int Port { get; }

    /// <summary>What requests that come from now on meet.</summary>
    public ServerMood Mood { get; set; }

    /// <summary>Answers a request that waits.</summary>
    public void Release(string path) => Held(path).SetResult();

    public void Dispose()
    {
        _end.Cancel();
        _listener.Dispose();
        _end.Dispose();
    }

    private TaskCompletionSource Held(string path) => _held.GetOrAdd(path, _ => new TaskCompletionSource());

    private async Task Accept()
    {
        try
        {
            while (true)
            {
                _ = Serve(await _listener.AcceptTcpClientAsync(_end.Token));
            }
        }
        catch (Exception error) when (error is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // The end of the test.
        }
    }

    private async Task Serve(TcpClient connection)
    {
        using TcpClient client = connection;
        NetworkStream stream = client.GetStream();
        using var reader = new StreamReader(stream, Encoding.ASCII, leaveOpen: true);
        string path = (await reader.ReadLineAsync() ?? "").Split(' ').ElementAtOrDefault(1) ?? "";
        while (await reader.ReadLineAsync() is { Length: > 0 })
        {
            // The headers do not matter.
        }
        ServerMood mood = Mood;
        _hit(_index, path);
        if (mood == ServerMood.Closes)
        {
            return;
        }
        if (mood == ServerMood.Waits)
        {
            await Held(path).Task;
        }
        string status = mood == ServerMood.Fails ? "500 Internal Server Error" : "200 OK";
        string answer = $"HTTP/1.1 {status}\r\nContent-Length: 2\r\nConnection: close\r\n\r\nok";
        await stream.WriteAsync(Encoding.ASCII.GetBytes(answer));
    }
}
