using System.Text.Json;
using Akka;
using Akka.Actor;
using Sharer.Generated;

namespace Sharer.Generators.Tests.Calls.Ways;

// Sends the messages of members to the actor of a resource, each after a round trip through JSON.
internal sealed class Messenger<T>(SharedRef<T> shared) : IAsyncDisposable where T : class
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    internal SharedRef<T> Shared => shared;

    internal Task AnswersAsync<TMessage>(TMessage message, object? expected) where TMessage : class, IMemberMessage<T> =>
        CheckAsync(RoundTrip(message), expected);

    // For messages whose parameters JSON has no way to carry.
    internal Task AnswersAsItIsAsync<TMessage>(TMessage message, object? expected) where TMessage : class, IMemberMessage<T> =>
        CheckAsync(message, expected);

    internal Task IsDoneAsync<TMessage>(TMessage message) where TMessage : class, IMemberMessage<T> => AnswersAsync(message, Done.Instance);

    internal Task IsDoneAsItIsAsync<TMessage>(TMessage message) where TMessage : class, IMemberMessage<T> => AnswersAsItIsAsync(message, Done.Instance);

    internal async Task<object?> AskAsync(IMemberMessage<T> message)
    {
        var answer = await shared.Actor.Ask<object?>(message, Limit);
        return answer switch
        {
            Status.Failure failure => throw failure.Cause,
            Status.Success success => success.Status,
            _ => answer,
        };
    }

    internal static TMessage RoundTrip<TMessage>(TMessage message) where TMessage : class
    {
        var text = JsonSerializer.Serialize(message);
        var copy = JsonSerializer.Deserialize<TMessage>(text)!;
        Assert.Equal(text, JsonSerializer.Serialize(copy));
        if (typeof(TMessage).GetProperties().All(static property => HasValueEquality(property.PropertyType)))
        {
            Assert.Equal(message, copy);
            Assert.Equal(message.GetHashCode(), copy.GetHashCode());
        }

        // Only the parameters, no member of the message's own interfaces.
        using var document = JsonDocument.Parse(text);
        Assert.Equal(
            typeof(TMessage).GetConstructors().Where(static c => c.GetParameters() is not [var only] || only.ParameterType != c.DeclaringType).Single()
                .GetParameters().Select(static parameter => parameter.Name),
            document.RootElement.EnumerateObject().Select(static property => property.Name));
        return copy;
    }

    private async Task CheckAsync(IMemberMessage<T> message, object? expected)
    {
        Assert.True(message.GetType().IsSealed);
        Assert.Equal(expected, await AskAsync(message));
    }

    private static bool HasValueEquality(Type type) =>
        type.IsPrimitive || type.IsEnum || type == typeof(string) || type == typeof(decimal) || type == typeof(Guid) || type == typeof(DateTime)
        || type == typeof(Uri) || type == typeof(TimeSpan) || type == typeof(DateTimeOffset)
        || (Nullable.GetUnderlyingType(type) is { } underlying && HasValueEquality(underlying));

    public ValueTask DisposeAsync() => shared.DisposeAsync();
}
