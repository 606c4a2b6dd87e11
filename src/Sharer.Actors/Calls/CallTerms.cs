namespace Sharer.Calls;

/// <summary>How a call is to be treated: priority, access and batch, in one byte, for every call carries it.</summary>
internal readonly struct CallTerms
{
    /// <summary>How many bits the terms take.</summary>
    internal const int BitCount = 4;

    private const byte PriorityBits = 3;
    private const byte ReadBit = 4;
    private const byte BatchBit = 8;

    internal CallTerms(CallPriority priority, ShareAccess access = ShareAccess.Write, bool batch = false) =>
        Bits = (byte)((byte)priority | (access == ShareAccess.Read ? ReadBit : 0) | (batch ? BatchBit : 0));

    internal CallTerms(int bits) => Bits = (byte)bits;

    internal byte Bits { get; }

    internal CallPriority Priority => (CallPriority)(Bits & PriorityBits);

    internal ShareAccess Access => (Bits & ReadBit) != 0 ? ShareAccess.Read : ShareAccess.Write;

    internal bool Batch => (Bits & BatchBit) != 0;

    /// <summary>What a view sets, in place of what a member says.</summary>
    internal readonly struct Override(CallOptions options)
    {
        private readonly byte _set = new CallTerms(options.Priority ?? default, options.Access ?? default, options.Batch ?? default).Bits;

        private readonly byte _kept = (byte)~(
            (options.Priority is null ? 0 : PriorityBits) | (options.Access is null ? 0 : ReadBit) | (options.Batch is null ? 0 : BatchBit));

        internal CallTerms Of(CallTerms terms) => new((terms.Bits & _kept) | _set);
    }
}
