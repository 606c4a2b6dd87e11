using Sharer.Generated;
using Sharer.Instruments;

namespace Sharer.Actors.Tests.Generated;

/// <summary>Written by hand, in the form in which facades are generated.</summary>
internal static class ShopSharedRefExtensions
{
    internal static readonly SharedMember AddMember = new("Add", ShareAccess.Write, batch: true);
    internal static readonly SharedMember PutMember = new("Put");
    internal static readonly SharedMember ClearMember = new("Clear");
    internal static readonly SharedMember TitlesMember = new("Titles", ShareAccess.Read);
    internal static readonly SharedMember CountOfMember = new("CountOf", ShareAccess.Read, batch: true);
    internal static readonly SharedMember FindMember = new("Find", ShareAccess.Read);
    internal static readonly SharedMember TryTakeMember = new("TryTake");
    internal static readonly SharedMember GiveMember = new("Give");
    internal static readonly SharedMember LazilyMember = new("Lazily");
    internal static readonly SharedMember TokenOfMember = new("TokenOf");
    internal static readonly SharedMember TokenAndMember = new("TokenAnd");
    internal static readonly SharedMember KeepMember = new("Keep");
    internal static readonly SharedMember WaitMember = new("Wait");
    internal static readonly SharedMember StandMember = new("Stand");
    internal static readonly SharedMember RestockMember = new("RestockAsync", batch: true);
    internal static readonly SharedMember DustMember = new("DustAsync");
    internal static readonly SharedMember NoteMember = new("NoteAsync");
    internal static readonly SharedMember TidyMember = new("TidyAsync");
    internal static readonly SharedMember FailMember = new("FailAsync");
    internal static readonly SharedMember SearchMember = new("SearchAsync", ShareAccess.Read);

    public static ValueTask<int> AddAsync(
        this SharedRef<Shop> shared, string title, int copies, long price, CancellationToken cancellationToken = default) =>
        SharedCalls.AskAsync(
            shared, AddMember, static (resource, args) => resource.Add(args.title, args.copies, args.price), (title, copies, price),
            cancellationToken);

    public static ValueTask PutAsync(
        this SharedRef<Shop> shared, string title, int copies, CancellationToken cancellationToken = default) =>
        SharedCalls.AskAsync(
            shared, PutMember, static (resource, args) => resource.Put(args.title, args.copies), (title, copies), cancellationToken);

    public static ValueTask ClearAsync(this SharedRef<Shop> shared, CancellationToken cancellationToken = default) =>
        SharedCalls.AskAsync(shared, ClearMember, static resource => resource.Clear(), cancellationToken);

    public static ValueTask<int> GetTitlesAsync(this SharedRef<Shop> shared, CancellationToken cancellationToken = default) =>
        SharedCalls.AskAsync(shared, TitlesMember, static resource => resource.Titles, cancellationToken);

    public static ValueTask<int> CountOfAsync(
        this SharedRef<Shop> shared, string title, CancellationToken cancellationToken = default) =>
        SharedCalls.AskAsync(shared, CountOfMember, static (resource, title) => resource.CountOf(title), title, cancellationToken);

    public static ValueTask<string?> FindAsync(
        this SharedRef<Shop> shared, string start, CancellationToken cancellationToken = default) =>
        SharedCalls.AskAsync(shared, FindMember, static (resource, start) => resource.Find(start), start, cancellationToken);

    public static ValueTask<(bool Result, int Left)> TryTakeAsync(
        this SharedRef<Shop> shared, string title, CancellationToken cancellationToken = default) =>
        SharedCalls.AskAsync(
            shared, TryTakeMember, static (resource, title) => (resource.TryTake(title, out var left), left), title, cancellationToken);

    public static ValueTask<TItem> GiveAsync<TItem>(
        this SharedRef<Shop> shared, TItem item, CancellationToken cancellationToken = default) =>
        SharedCalls.AskAsync(shared, GiveMember, static (resource, item) => resource.Give(item), item, cancellationToken);

    public static ValueTask<object> LazilyAsync(this SharedRef<Shop> shared, CancellationToken cancellationToken = default) =>
        SharedCalls.AskAsync(shared, LazilyMember, static resource => resource.Lazily(), cancellationToken);

    public static ValueTask<CancellationToken> TokenOfAsync(this SharedRef<Shop> shared, CancellationToken cancellationToken = default) =>
        SharedCalls.AskWithTokenAsync(
            shared, TokenOfMember, static (resource, cancellationToken) => resource.TokenOf(cancellationToken), cancellationToken);

    public static ValueTask<(int, CancellationToken)> TokenAndAsync(
        this SharedRef<Shop> shared, int number, CancellationToken cancellationToken = default) =>
        SharedCalls.AskWithTokenAsync(
            shared, TokenAndMember, static (resource, number, cancellationToken) => resource.TokenAnd(number, cancellationToken), number,
            cancellationToken);

    public static ValueTask KeepAsync(
        this SharedRef<Shop> shared, List<CancellationToken> tokens, CancellationToken cancellationToken = default) =>
        SharedCalls.AskWithTokenAsync(
            shared, KeepMember, static (resource, tokens, cancellationToken) => resource.Keep(tokens, cancellationToken), tokens,
            cancellationToken);

    public static ValueTask WaitAsync(this SharedRef<Shop> shared, CancellationToken cancellationToken = default) =>
        SharedCalls.AskWithTokenAsync(
            shared, WaitMember, static (resource, cancellationToken) => resource.Wait(cancellationToken), cancellationToken);

    public static ValueTask StandAsync(this SharedRef<Shop> shared, Gate gate, CancellationToken cancellationToken = default) =>
        SharedCalls.AskAsync(shared, StandMember, static (resource, gate) => resource.Stand(gate), gate, cancellationToken);

    public static ValueTask<int> RestockAsync(
        this SharedRef<Shop> shared, Gate gate, int copies, CancellationToken cancellationToken = default) =>
        SharedCalls.UseAsync(
            shared, RestockMember,
            static (resource, args, cancellationToken) => new ValueTask<int>(resource.RestockAsync(args.gate, args.copies, cancellationToken)),
            (gate, copies), cancellationToken);

    public static ValueTask DustAsync(this SharedRef<Shop> shared, Gate gate, CancellationToken cancellationToken = default) =>
        SharedCalls.UseAsync(
            shared, DustMember, static (resource, gate, cancellationToken) => resource.DustAsync(gate), gate, cancellationToken);

    public static ValueTask<string> NoteAsync(this SharedRef<Shop> shared, CancellationToken cancellationToken = default) =>
        SharedCalls.UseAsync(
            shared, NoteMember, static (resource, cancellationToken) => new ValueTask<string>(resource.NoteAsync()), cancellationToken);

    public static ValueTask TidyAsync(this SharedRef<Shop> shared, CancellationToken cancellationToken = default) =>
        SharedCalls.UseAsync(
            shared, TidyMember, static (resource, cancellationToken) => new ValueTask(resource.TidyAsync()), cancellationToken);

    public static ValueTask FailAsync(
        this SharedRef<Shop> shared, Exception failure, CancellationToken cancellationToken = default) =>
        SharedCalls.UseAsync(
            shared, FailMember, static (resource, failure, cancellationToken) => new ValueTask(resource.FailAsync(failure)), failure,
            cancellationToken);

    public static ValueTask<IEnumerable<string>> SearchAsync(
        this SharedRef<Shop> shared, string start, CancellationToken cancellationToken = default) =>
        SharedCalls.UseAsync<Shop, string, IEnumerable<string>>(
            shared, SearchMember, static async (resource, start, cancellationToken) => SharedLists.Copy(await resource.SearchAsync(start)),
            start, cancellationToken);
}
