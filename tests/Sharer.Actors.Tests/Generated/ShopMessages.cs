using Sharer.Generated;
using Sharer.Instruments;

namespace Sharer.Actors.Tests.Generated;

/// <summary>Written by hand, in the form in which messages are generated.</summary>
internal static class ShopMessages
{
    public sealed record Add(string Title, int Copies, long Price = 0) : IMemberMessage<Shop, int>
    {
        SharedMember IMemberMessage<Shop>.Member => ShopSharedRefExtensions.AddMember;

        int IMemberMessage<Shop, int>.Invoke(Shop resource, CancellationToken cancellationToken) => resource.Add(Title, Copies, Price);
    }

    public sealed record Clear : IVoidMemberMessage<Shop>
    {
        SharedMember IMemberMessage<Shop>.Member => ShopSharedRefExtensions.ClearMember;

        void IVoidMemberMessage<Shop>.Invoke(Shop resource, CancellationToken cancellationToken) => resource.Clear();
    }

    public sealed record Find(string Start) : IMemberMessage<Shop, string?>
    {
        SharedMember IMemberMessage<Shop>.Member => ShopSharedRefExtensions.FindMember;

        string? IMemberMessage<Shop, string?>.Invoke(Shop resource, CancellationToken cancellationToken) => resource.Find(Start);
    }

    public sealed record TryTake(string Title) : IMemberMessage<Shop, (bool Result, int Left)>
    {
        SharedMember IMemberMessage<Shop>.Member => ShopSharedRefExtensions.TryTakeMember;

        (bool Result, int Left) IMemberMessage<Shop, (bool Result, int Left)>.Invoke(Shop resource, CancellationToken cancellationToken) =>
            (resource.TryTake(Title, out var left), left);
    }

    public sealed record Lazily : IMemberMessage<Shop, object>
    {
        SharedMember IMemberMessage<Shop>.Member => ShopSharedRefExtensions.LazilyMember;

        object IMemberMessage<Shop, object>.Invoke(Shop resource, CancellationToken cancellationToken) => resource.Lazily();
    }

    public sealed record TokenOf : IMemberMessage<Shop, CancellationToken>
    {
        SharedMember IMemberMessage<Shop>.Member => ShopSharedRefExtensions.TokenOfMember;

        CancellationToken IMemberMessage<Shop, CancellationToken>.Invoke(Shop resource, CancellationToken cancellationToken) =>
            resource.TokenOf(cancellationToken);
    }

    public sealed record CountOf(string Title) : IMemberMessage<IShop, int>
    {
        SharedMember IMemberMessage<IShop>.Member => ShopSharedRefExtensions.CountOfMember;

        int IMemberMessage<IShop, int>.Invoke(IShop resource, CancellationToken cancellationToken) => resource.CountOf(Title);
    }

    public sealed record Restock(Gate Gate, int Copies) : IAsyncMemberMessage<Shop, int>
    {
        SharedMember IMemberMessage<Shop>.Member => ShopSharedRefExtensions.RestockMember;

        ValueTask<int> IAsyncMemberMessage<Shop, int>.InvokeAsync(Shop resource, CancellationToken cancellationToken) =>
            new(resource.RestockAsync(Gate, Copies, cancellationToken));
    }

    public sealed record Dust(Gate Gate) : IAsyncVoidMemberMessage<Shop>
    {
        SharedMember IMemberMessage<Shop>.Member => ShopSharedRefExtensions.DustMember;

        ValueTask IAsyncVoidMemberMessage<Shop>.InvokeAsync(Shop resource, CancellationToken cancellationToken) => resource.DustAsync(Gate);
    }

    public sealed record Fail(Exception Failure) : IAsyncVoidMemberMessage<Shop>
    {
        SharedMember IMemberMessage<Shop>.Member => ShopSharedRefExtensions.FailMember;

        ValueTask IAsyncVoidMemberMessage<Shop>.InvokeAsync(Shop resource, CancellationToken cancellationToken) =>
            new(resource.FailAsync(Failure));
    }

    public sealed record Search(string Start) : IAsyncMemberMessage<Shop, IEnumerable<string>>
    {
        SharedMember IMemberMessage<Shop>.Member => ShopSharedRefExtensions.SearchMember;

        async ValueTask<IEnumerable<string>> IAsyncMemberMessage<Shop, IEnumerable<string>>.InvokeAsync(
            Shop resource, CancellationToken cancellationToken) => SharedLists.Copy(await resource.SearchAsync(Start));
    }

    public sealed record Export : IStreamMemberMessage<Shop, string>
    {
        SharedMember IMemberMessage<Shop>.Member { get; } = new("Export");

        IEnumerable<string> IStreamMemberMessage<Shop, string>.Invoke(Shop resource, CancellationToken cancellationToken) =>
            resource.Export();
    }

    public sealed record Tied : IStreamMemberMessage<Shop, object>
    {
        SharedMember IMemberMessage<Shop>.Member { get; } = new("Tied");

        IEnumerable<object> IStreamMemberMessage<Shop, object>.Invoke(Shop resource, CancellationToken cancellationToken) => resource.Tied();
    }

    public sealed record Nothing : IStreamMemberMessage<Shop, string>
    {
        SharedMember IMemberMessage<Shop>.Member { get; } = new("Nothing");

        IEnumerable<string>? IStreamMemberMessage<Shop, string>.Invoke(Shop resource, CancellationToken cancellationToken) =>
            resource.Nothing();
    }

    public sealed record Threads : IAsyncStreamMemberMessage<Shop, int>
    {
        SharedMember IMemberMessage<Shop>.Member { get; } = new("Threads");

        IAsyncEnumerable<int> IAsyncStreamMemberMessage<Shop, int>.Invoke(Shop resource, CancellationToken cancellationToken) =>
            resource.Threads(cancellationToken);
    }
}
