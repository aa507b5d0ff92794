using System.Globalization;
using System.Net;
using MaxMind.Db;
using Sim.Core.Quantities;
using Sim.Scenarios.Schema.Source;

namespace Sim.Scenarios.Datasets;

/// <summary>Where addresses are, by the user's own file in MaxMind's DB format (<c>.mmdb</c>).</summary>
/// <remarks>
/// The fields of GeoLite2 and GeoIP2 Country and City are understood: <c>country.iso_code</c>, <c>continent.code</c>,
/// <c>subdivisions[0].iso_code</c> and <c>location</c>. Source: MaxMind DB File Format Specification 2.0.
/// </remarks>
public sealed class GeoIpFile : IDisposable
{
    private readonly Reader _reader;
    private readonly string _path;

    private GeoIpFile(string path, Reader reader)
    {
        _path = path;
        _reader = reader;
    }

    /// <summary>Null when the file is none, which is reported.</summary>
    public static GeoIpFile? Open(IInputFiles files, string path, DiagnosticList diagnostics)
    {
        ArgumentNullException.ThrowIfNull(files);
        ArgumentNullException.ThrowIfNull(diagnostics);
        Location start = new SourceText(path, "").Start;
        if (files.KindOf(path) != InputKind.File)
        {
            // Reports that there is none, with the nearest name.
            SourceReader.ReadText(files, path, diagnostics);
            return null;
        }
        try
        {
            using Stream stream = files.Open(path);
            return new GeoIpFile(path, new Reader(stream));
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            diagnostics.Error(start, "unreadable-file", $"'{path}' cannot be read: {problem.Message}");
        }
        catch (Exception problem) when (IsOfTheFile(problem))
        {
            Refuse(path, diagnostics);
        }
        return null;
    }

    /// <summary>
    /// The place of an address; empty when the file has none. Null when the file is broken, which is reported.
    /// </summary>
    public GeoIpPlace? Find(IPAddress address, DiagnosticList diagnostics)
    {
        ArgumentNullException.ThrowIfNull(diagnostics);
        try
        {
            return Read(_reader.Find<Dictionary<string, object>>(address));
        }
        catch (Exception problem) when (IsOfTheFile(problem))
        {
            Refuse(_path, diagnostics);
            return null;
        }
    }

    public void Dispose() => _reader.Dispose();

    // The reader checks little: a broken file ends in whatever its bytes lead to.
    private static bool IsOfTheFile(Exception problem) => problem is not OutOfMemoryException;

    private static void Refuse(string path, DiagnosticList diagnostics) =>
        diagnostics.Error(
            new SourceText(path, "").Start,
            "not-a-geoip-file",
            $"'{path}' is no file in MaxMind's DB format, or it is broken",
            "a file such as GeoLite2-City.mmdb"
        );

    private static GeoIpPlace Read(Dictionary<string, object>? entry)
    {
        var country = Part(entry, "country") ?? Part(entry, "registered_country");
        var subdivision = (entry?.GetValueOrDefault("subdivisions") as List<object>)?.FirstOrDefault();
        var location = Part(entry, "location");
        GeoPoint? point =
            Number(location, "latitude") is { } latitude && Number(location, "longitude") is { } longitude
                ? new GeoPoint(latitude, longitude)
                : null;
        return new GeoIpPlace(
            Text(Part(entry, "continent"), "code"),
            Text(country, "iso_code"),
            Text(subdivision as Dictionary<string, object>, "iso_code"),
            point
        );
    }

    private static Dictionary<string, object>? Part(Dictionary<string, object>? entry, string key) =>
        entry?.GetValueOrDefault(key) as Dictionary<string, object>;

    private static string? Text(Dictionary<string, object>? entry, string key) =>
        (entry?.GetValueOrDefault(key) as string)?.ToUpperInvariant();

    private static double? Number(Dictionary<string, object>? entry, string key) =>
        entry?.GetValueOrDefault(key) is IConvertible number and not string
            ? number.ToDouble(CultureInfo.InvariantCulture)
            : null;
}
