namespace Sharer.Mutants;

/// <summary>A bug to plant, as its file in <c>mutants/</c> tells it.</summary>
/// <param name="Id">The name of the file.</param>
/// <param name="What">The bug, in words.</param>
/// <param name="Breaks">The promise that it breaks, by its number in the contract.</param>
/// <param name="CaughtBy">The tests that are tried first.</param>
/// <param name="File">The file that it changes, from the root of the repository.</param>
/// <param name="Before">What stands there, once.</param>
/// <param name="After">What stands there with the bug.</param>
internal sealed record Mutant(
    string Id, string What, string Breaks, IReadOnlyList<TestName> CaughtBy, string File, string Before, string After)
{
    private const string BeforeMark = "--- before";
    private const string AfterMark = "--- after";

    public static IReadOnlyList<Mutant> ReadAll(string root) =>
    [
        .. Directory.EnumerateFiles(Path.Combine(root, "tests", "Sharer.Mutants", "mutants"), "*.mutant")
            .Order(StringComparer.Ordinal).Select(Read),
    ];

    /// <summary>The text of a source file with the bug in it.</summary>
    public string Plant(string source) => CountIn(source) == 1
        ? source.Replace(Before, After, StringComparison.Ordinal)
        : throw new InvalidDataException($"{Id}: what it changes is {CountIn(source)} times in {File}, not once. Bring the mutant up to date.");

    public int CountIn(string source) => (source.Length - source.Replace(Before, "", StringComparison.Ordinal).Length) / Before.Length;

    private static Mutant Read(string path)
    {
        var id = Path.GetFileNameWithoutExtension(path);
        var lines = System.IO.File.ReadAllLines(path);
        var (before, after) = (Array.IndexOf(lines, BeforeMark), Array.IndexOf(lines, AfterMark));
        if (before < 0 || after < before)
            throw new InvalidDataException($"{path} lacks the lines '{BeforeMark}' and '{AfterMark}'.");
        var head = lines[1..before];
        return new Mutant(
            id, lines[0], Field("breaks"), [.. Field("caught by").Split(", ").Select(TestName.Parse)], Field("file"),
            string.Join('\n', lines[(before + 1)..after]), string.Join('\n', lines[(after + 1)..]));

        string Field(string name) =>
            head.SingleOrDefault(line => line.StartsWith($"{name}: ", StringComparison.Ordinal))?[(name.Length + 2)..]
            ?? throw new InvalidDataException($"{path} lacks one line '{name}: '.");
    }
}

/// <summary>A part of a test's full name, and the project that it is in.</summary>
internal sealed record TestName(string Project, string Part)
{
    private const string UsualProject = "Sharer.Actors.Tests";

    public static TestName Parse(string text) =>
        text.Split(": ") is [var project, var part] ? new TestName(project, part) : new TestName(UsualProject, text);

    public override string ToString() => Project == UsualProject ? Part : $"{Project}: {Part}";
}
