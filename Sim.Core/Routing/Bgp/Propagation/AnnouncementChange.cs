using System.Diagnostics.CodeAnalysis;

namespace Sim.Core.Routing.Bgp.Propagation;

/// <summary>What two lists of announcements have in common.</summary>
internal sealed class AnnouncementChange
{
    private readonly int[] _paths;

    private AnnouncementChange(int[] paths, int[] announcers)
    {
        _paths = paths;
        Announcers = announcers;
    }

    /// <summary>Networks that announce something else than before, by index.</summary>
    public IReadOnlyList<int> Announcers { get; }

    /// <summary>Where a path of the old list is in the new one; -1 when it is gone.</summary>
    public int PathOf(int before) => _paths[before];

    /// <summary>False when announcements that stay have changed places: then ties by age may fall otherwise.</summary>
    public static bool TryMatch(
        AnnouncementSet before,
        AnnouncementSet now,
        [NotNullWhen(true)] out AnnouncementChange? change
    )
    {
        change = null;
        int[] places = [.. before.Announcements.Select(one => PlaceOf(now, one))];
        int[] kept = [.. places.Where(place => place >= 0)];
        if (!kept.SequenceEqual(kept.Distinct().Order()))
        {
            return false;
        }
        IEnumerable<Announcement> gone = before.Announcements.Where((_, i) => places[i] < 0);
        IEnumerable<Announcement> come = now.Announcements.Where((_, i) => !kept.Contains(i));
        int[] announcers = [.. gone.Concat(come).Select(one => now.Graph.IndexOf(one.Announcer)).Distinct()];
        int[] paths = [.. before.Paths.Select(path => PathIn(now, path, places[path.Announcement]))];
        change = new AnnouncementChange(paths, announcers);
        return true;
    }

    private static int PlaceOf(AnnouncementSet set, Announcement announcement)
    {
        for (int i = 0; i < set.Announcements.Count; i++)
        {
            if (ReferenceEquals(set.Announcements[i], announcement))
            {
                return i;
            }
        }
        return -1;
    }

    // Paths of one announcement with the same numbers are one path.
    private static int PathIn(AnnouncementSet now, ExportedPath path, int place)
    {
        for (int i = 0; place >= 0 && i < now.Paths.Count; i++)
        {
            if (now.Paths[i].Announcement == place && now.Paths[i].Numbers.AsSpan().SequenceEqual(path.Numbers))
            {
                return i;
            }
        }
        return -1;
    }
}
