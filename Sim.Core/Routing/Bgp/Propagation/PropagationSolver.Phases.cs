using System.Runtime.CompilerServices;
using Sim.Core.Routing.Bgp.Policies;

namespace Sim.Core.Routing.Bgp.Propagation;

// In each phase the queue holds networks in the order in which they got their route, so by ascending length. All
// routes of a length are settled, ties included, before a longer one is looked at. Announcers are never in the queue:
// what they send is laid out by neighbor, since it may differ.
public sealed partial class PropagationSolver
{
    /// <summary>Routes of customers, from customer to provider.</summary>
    private void Climb()
    {
        InitialExport[] initial = _set.ToProviders;
        int sent = 0;
        int next = 0;
        _count = 0;
        while (next < _count || sent < initial.Length)
        {
            int length = Math.Min(LengthAfter(_queue, next, _count), LengthAt(initial, sent));
            for (int end = _count; next < end && _entries[_queue[next]].Length < length; next++)
            {
                int from = _queue[next];
                RouteEntry route = _entries[from];
                if (route.IsExported)
                {
                    var offer = new RouteEntry(from, route.Path, (ushort)length, RouteRank.Customer, RouteFlags.None);
                    foreach (int provider in _graph.ProvidersOf(from))
                    {
                        Offer(provider, offer);
                    }
                }
            }
            sent = SendInitial(initial, sent, length, RouteRank.Customer);
        }
    }

    /// <summary>Routes of customers, once from peer to peer.</summary>
    private void Cross()
    {
        int end = _count;
        for (int i = 0; i < end; i++)
        {
            int from = _queue[i];
            RouteEntry route = _entries[from];
            if (route.IsExported)
            {
                var length = (ushort)(route.Length + 1);
                var offer = new RouteEntry(from, route.Path, length, RouteRank.Peer, RouteFlags.None);
                foreach (int peer in _graph.PeersOf(from))
                {
                    Offer(peer, offer);
                }
            }
        }
        SendInitial(_set.ToPeers, 0, int.MaxValue, RouteRank.Peer);
    }

    /// <summary>All routes, from provider to customer.</summary>
    private void Descend()
    {
        ReadOnlySpan<int> above = _byLength.AsSpan(0, SortByLength());
        InitialExport[] initial = _set.ToCustomers;
        int sent = 0;
        int next = _count;
        while (next < _count || !above.IsEmpty || sent < initial.Length)
        {
            int length = Math.Min(LengthAfter(_queue, next, _count), LengthAfter(above, 0, above.Length));
            length = Math.Min(length, LengthAt(initial, sent));
            while (!above.IsEmpty && _entries[above[0]].Length < length)
            {
                SendDown(above[0]);
                above = above[1..];
            }
            for (int end = _count; next < end && _entries[_queue[next]].Length < length; next++)
            {
                SendDown(_queue[next]);
            }
            sent = SendInitial(initial, sent, length, RouteRank.Provider);
        }
    }

    private void SendDown(int from)
    {
        RouteEntry route = _entries[from];
        if (route.IsExported)
        {
            var length = (ushort)(route.Length + 1);
            var offer = new RouteEntry(from, route.Path, length, RouteRank.Provider, RouteFlags.None);
            foreach (int customer in _graph.CustomersOf(from))
            {
                Offer(customer, offer);
            }
        }
    }

    /// <summary>What announcers send themselves, up to a length; how many have then been sent.</summary>
    private int SendInitial(InitialExport[] initial, int sent, int length, RouteRank rank)
    {
        for (; sent < initial.Length && initial[sent].Length <= length; sent++)
        {
            InitialExport one = initial[sent];
            Offer(one.Neighbor, new RouteEntry(one.Announcer, one.Path, one.Length, rank, one.Flags));
        }
        return sent;
    }

    private static int LengthAt(InitialExport[] initial, int sent) =>
        sent < initial.Length ? initial[sent].Length : int.MaxValue;

    private int LengthAfter(ReadOnlySpan<int> networks, int next, int end) =>
        next < end ? _entries[networks[next]].Length + 1 : int.MaxValue;

    /// <summary>The networks in the queue that have customers, by ascending length: a counting sort.</summary>
    /// <returns>How many they are.</returns>
    private int SortByLength()
    {
        int longest = 0;
        for (int i = 0; i < _count; i++)
        {
            longest = Math.Max(longest, _entries[_queue[i]].Length);
        }
        if (_starts.Length < longest + 2)
        {
            _starts = new int[longest + 2];
        }
        Array.Clear(_starts);
        for (int i = 0; i < _count; i++)
        {
            _starts[_entries[_queue[i]].Length + 1] += _graph.CustomersOf(_queue[i]).IsEmpty ? 0 : 1;
        }
        for (int length = 1; length < _starts.Length; length++)
        {
            _starts[length] += _starts[length - 1];
        }
        for (int i = 0; i < _count; i++)
        {
            if (!_graph.CustomersOf(_queue[i]).IsEmpty)
            {
                _byLength[_starts[_entries[_queue[i]].Length]++] = _queue[i];
            }
        }
        return longest == 0 ? 0 : _starts[longest];
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Offer(int to, in RouteEntry offer)
    {
        ref RouteEntry has = ref _entries[to];
        bool isBetter = offer.Rank < has.Rank || (offer.Rank == has.Rank && offer.Length < has.Length);
        bool isEqual = offer.Rank == has.Rank && offer.Length == has.Length;
        if (!isBetter && !isEqual)
        {
            return;
        }
        if (!_isPlain)
        {
            OfferWithRules(to, offer, isEqual);
        }
        else if (isBetter || offer.Next < has.Next)
        {
            Take(to, ref has, offer);
        }
    }

    private void OfferWithRules(int to, in RouteEntry offer, bool isEqual)
    {
        ref RouteEntry has = ref _entries[to];
        if (!Passes(to, offer, out RouteMarks marks))
        {
            return;
        }
        if (!isEqual || _preference.Compare(to, Known(offer, marks), Known(has, _routes.MarksOf(to)), out _, out _) < 0)
        {
            Take(to, ref has, offer);
            if (_security is not null)
            {
                _routes.Marks[to] = marks;
            }
        }
    }

    private void Take(int to, ref RouteEntry has, in RouteEntry offer)
    {
        if (has.Rank == RouteRank.None)
        {
            _queue[_count++] = to;
        }
        has = offer;
    }
}
