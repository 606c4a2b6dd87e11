using System.Runtime.CompilerServices;

namespace Sharer.Generators.Tests.Calls.Ways;

[CollectionDefinition(Name)]
public sealed class FacadeCalls : ICollectionFixture<Engine>
{
    internal const string Name = "Facade calls";
}

[Collection(FacadeCalls.Name)]
public abstract class FacadeTests(Engine engine)
{
    internal SharedRef<T> Share<T>(Way way, Func<T> create) where T : class => engine.Share(way, create);

    internal Messenger<T> Messages<T>(Func<T> create) where T : class => new(engine.Share(Way.Pool, create));

    internal static async Task<List<T>> ListAsync<T>(IAsyncEnumerable<T> items)
    {
        var list = new List<T>();
        await foreach (var item in items)
        {
            list.Add(item);
        }

        return list;
    }

    // The facade's tuple with the names of its parts, as its caller sees them.
    internal static IEnumerable<string?> NamesOf(Delegate facade) =>
        facade.Method.ReturnParameter.GetCustomAttributes(typeof(TupleElementNamesAttribute), false).Cast<TupleElementNamesAttribute>().Single().TransformNames;
}
