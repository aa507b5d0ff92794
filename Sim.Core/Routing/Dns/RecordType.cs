namespace Sim.Core.Routing.Dns;

/// <summary>
/// The record types that Route 53 hosts, spelled as in DNS. Source: Route 53 API Reference, ResourceRecordSet.Type.
/// </summary>
public enum RecordType
{
    A,
    AAAA,
    CAA,
    CNAME,
    DS,
    HTTPS,
    MX,
    NAPTR,
    NS,
    PTR,
    SOA,
    SPF,
    SRV,
    SSHFP,
    SVCB,
    TLSA,
    TXT,
}
