using Sharer.Actors.Tests.Configuration;
using Sharer.Mutants;

namespace Sharer.Actors.Tests.Load;

/// <summary>That the list of planted bugs keeps up with the source. What catches them is found out by tests/Sharer.Mutants itself.</summary>
public sealed class MutantListTests
{
    private static readonly string Root = Path.GetDirectoryName(RepositoryFile.Find("Sharer.sln"))!;
    private static readonly IReadOnlyList<Mutant> All = Mutant.ReadAll(Root);

    [Fact]
    public void Mutants_AsTheyStand_EachChangeOnePlaceOfTheSource()
    {
        Assert.InRange(All.Count, 60, int.MaxValue);
        string[] rotten = [.. All.Where(mutant => mutant.CountIn(SourceOf(mutant)) != 1).Select(mutant => $"{mutant.Id}: {mutant.CountIn(SourceOf(mutant))} times")];
        Assert.Empty(rotten);
        Assert.All(All, mutant => Assert.NotEqual(SourceOf(mutant), mutant.Plant(SourceOf(mutant))));
    }

    [Fact]
    public void Mutants_AsTheyStand_NameAPromiseAndTestsThatExist()
    {
        string[] tests = [.. typeof(MutantListTests).Assembly.GetTypes().SelectMany(static type => type.GetMethods().Select(method => $"{type.FullName}.{method.Name}"))];
        foreach (var mutant in All)
        {
            Assert.Matches("^C([1-9]|1[0-9]|20)$", mutant.Breaks);
            foreach (var named in mutant.CaughtBy.Where(static test => test.Project == "Sharer.Actors.Tests"))
                Assert.True(tests.Any(test => test.Contains(named.Part, StringComparison.Ordinal)), $"{mutant.Id} names {named}, which is no test.");
        }
    }

    private static string SourceOf(Mutant mutant) => File.ReadAllText(Path.Combine(Root, mutant.File));
}
