using System.Collections.Immutable;
using Corpus;

namespace Sharer.Generators.Tests.Calls.Ways;

public sealed class BasicsTests(Engine engine) : FacadeTests(engine)
{
    [Theory]
    [EveryWay]
    public async Task UserDatabase_EachFacade_DoesWhatItsMemberDoes(Way way)
    {
        await using var shared = Share(way, static () => new UserDatabase());

        Assert.Equal(1, await shared.AddUserAsync("Ann", 34));
        Assert.Equal(2, await shared.AddUserAsync(age: 50, name: "Bob"));
        Assert.Equal(["Ann"], await shared.ShowUsersAsync("A"));
        Assert.Equal(["Ann", "Bob"], await ListAsync(shared.ExportAsync()));
        var (result, age) = await shared.TryFindAsync("Bob");
        Assert.Equal((true, 50), (result, age));
        var found = await shared.TryFindAsync("Nobody");
        Assert.Equal((false, -1), (found.Result, found.Age));
        Assert.Equal(2, await shared.GetCountAsync());
        Assert.Null(await shared.GetTitleAsync());
        await shared.SetTitleAsync("Users");
        Assert.Equal("Users", await shared.GetTitleAsync());
        await shared.SetTitleAsync(null);
        Assert.Null(await shared.GetTitleAsync());
        await shared.ClearAsync();
        Assert.Equal(0, await shared.GetCountAsync());
        Assert.Empty(await ListAsync(shared.ExportAsync()));
    }

    [Fact]
    public async Task UserDatabaseMessages_Sent_AreAnswered()
    {
        await using var users = Messages(static () => new UserDatabase());

        await users.AnswersAsync(new UserDatabaseMessages.AddUser("Ann", 34), 1L);
        await users.AnswersAsync(new UserDatabaseMessages.AddUser("", -1), 2L);
        await users.AnswersAsync(new UserDatabaseMessages.ShowUsers("A"), new[] { "Ann" });
        await users.AnswersAsync(new UserDatabaseMessages.Export(), new[] { "Ann", "" });
        await users.AnswersAsync(new UserDatabaseMessages.TryFind("Ann"), (true, 34));
        await users.AnswersAsync(new UserDatabaseMessages.GetCount(), 2);
        await users.AnswersAsync(new UserDatabaseMessages.GetTitle(), null);
        await users.IsDoneAsync(new UserDatabaseMessages.SetTitle("Users"));
        await users.AnswersAsync(new UserDatabaseMessages.GetTitle(), "Users");
        await users.IsDoneAsync(new UserDatabaseMessages.SetTitle(null));
        await users.IsDoneAsync(new UserDatabaseMessages.Clear());
        await users.AnswersAsync(new UserDatabaseMessages.Export(), Array.Empty<string>());
        Assert.IsAssignableFrom<IReadOnlyList<string>>(await users.AskAsync(new UserDatabaseMessages.Export()));
    }

    [Fact]
    public void UserDatabase_MembersThatHaveNoFacade_HaveNone()
    {
        var names = typeof(UserDatabaseSharedRefExtensions).GetMethods().Select(static method => method.Name).ToArray();
        var messages = typeof(UserDatabaseMessages).GetNestedTypes().Select(static type => type.Name).ToArray();

        Assert.All(
            ["Vacuum", "Dispose", "Created", "Limit", "Hidden", "Secret"],
            absent =>
            {
                Assert.DoesNotContain(names, name => name.Contains(absent, StringComparison.Ordinal));
                Assert.DoesNotContain(messages, name => name.Contains(absent, StringComparison.Ordinal));
            });
    }

    [Fact]
    public async Task CalculatorMessages_Sent_AreAnswered()
    {
        await using var calculator = Messages(static () => new Calculator());
        var id = Guid.NewGuid();
        var cubes = new int[][,] { new int[,] { { 1 }, { 2 } } };
        var square = new Func<int, int>(static x => x * x);
        var action = new Action(static () => { });

        await calculator.IsDoneAsync(new CalculatorMessages.Nothing());
        await calculator.AnswersAsync(new CalculatorMessages.Zero(), 0);
        await calculator.AnswersAsync(new CalculatorMessages.One(4), 4);
        await calculator.AnswersAsync(new CalculatorMessages.Two(1, 2), 3);
        await calculator.AnswersAsync(new CalculatorMessages.Nine(1, 2, 3, 4, 5, 6, 7, 8, 9), 45);
        await calculator.AnswersAsync(new CalculatorMessages.Half(3), 1.5);
        await calculator.AnswersAsync(new CalculatorMessages.Half(null), null);
        await calculator.AnswersAsync(new CalculatorMessages.Both(3, 4), (7, 12));
        await calculator.AnswersAsItIsAsync(new CalculatorMessages.Unnamed((1, "a")), (1, "a"));
        await calculator.AnswersAsync(new CalculatorMessages.Range(2), new[] { 0, 1 });
        await calculator.AnswersAsItIsAsync(new CalculatorMessages.Jagged(cubes), cubes);
        await calculator.AnswersAsync(new CalculatorMessages.Strings(["a", null]), new[] { "a", null });
        await calculator.AnswersAsync(new CalculatorMessages.Strings(null), null);
        await calculator.AnswersAsync(new CalculatorMessages.Nested(new() { ["a"] = [1, null] }), new Dictionary<string, List<int?>> { ["a"] = [1, null] });
        await calculator.AnswersAsync(new CalculatorMessages.Immutable([5]), ImmutableArray.Create(5, 1));
        await calculator.AnswersAsync(new CalculatorMessages.Values(), new List<int> { 1, 2, 3 });
        await calculator.AnswersAsItIsAsync(new CalculatorMessages.Function(square), square);
        await calculator.AnswersAsItIsAsync(new CalculatorMessages.Anything("any"), "any");
        await calculator.AnswersAsync(new CalculatorMessages.TypeOf<string>(), typeof(string));
        await calculator.AnswersAsItIsAsync(new CalculatorMessages.Native(5), (nint)5);
        await calculator.AnswersAsync(new CalculatorMessages.Day(DayOfWeek.Friday), DayOfWeek.Friday);
        await calculator.AnswersAsync(new CalculatorMessages.Id(id), id);
        await calculator.AnswersAsync(new CalculatorMessages.SaveAsync(), 7);
        await calculator.AnswersAsync(new CalculatorMessages.lower(), 8);
        await calculator.AnswersAsync(new CalculatorMessages.under_score(Some_arg: 9), 9);
        await calculator.AnswersAsItIsAsync(new CalculatorMessages.Callback(action), action);
        await calculator.AnswersAsync(new CalculatorMessages.Callback(null), null);
        await calculator.AnswersAsItIsAsync(new CalculatorMessages.InnerTask(static () => Task.FromResult(12)), 12);
    }

    [Fact]
    public void Calculator_Tuples_KeepTheirNames()
    {
        var shared = SharedRef.Direct(new Calculator());

        Assert.Equal(["Sum", "Product"], NamesOf(shared.BothAsync));
        Assert.Empty(((Delegate)shared.UnnamedAsync).Method.ReturnParameter.GetCustomAttributes(typeof(System.Runtime.CompilerServices.TupleElementNamesAttribute), false));
    }
}
