using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Sharer.Generators.CodeFixes;

namespace Sharer.Analyzers.Tests;

public class CodeFixTests
{
    private static readonly CodeFixProvider[] Fixes =
        [.. typeof(ReplacingFix).Assembly.GetTypes().Where(static type => !type.IsAbstract && typeof(CodeFixProvider).IsAssignableFrom(type))
            .Select(static type => (CodeFixProvider)Activator.CreateInstance(type)!)];

    [Theory]
    [InlineData("await users.AskAsync(db => db.Export());", "await users.AskAsync(db => db.Export().ToList());")]
    [InlineData("await users.AskAsync(db => db.All);", "await users.AskAsync(db => db.All.ToArray());", "ToArray")]
    [InlineData("await users.AskAsync(db => (db.Count, db.Export()));", "await users.AskAsync(db => (db.Count, db.Export().ToList()));")]
    [InlineData("await users.AskAsync(db => { var rows = db.Export(); return rows; });", "await users.AskAsync(db => { var rows = db.Export(); return rows.ToList(); });")]
    [InlineData("await users.AskAsync(db => db.Self?.Export());", "await users.AskAsync(db => db.Self?.Export().ToList());")]
    [InlineData("await users.UseAsync(async (db, ct) => await db.ExportAsync());", "await users.UseAsync(async (db, ct) => (await db.ExportAsync()).ToList());")]
    [InlineData("await users.AskAsync(async db => { await db.SaveAsync(); });", "await users.UseAsync(async (db, _) => { await db.SaveAsync(); });")]
    [InlineData("var n = await await users.AskAsync(async db => await db.CountAsync());", "var n = await await users.UseAsync(async (db, _) => await db.CountAsync());")]
    [InlineData("await users.AskAsync(db => db.SaveAsync());", "await users.UseAsync((db, _) => db.SaveAsync());")]
    [InlineData("await users.AskAsync(async (Users db) => { await db.SaveAsync(); });", "await users.UseAsync(async (Users db, CancellationToken _) => { await db.SaveAsync(); });")]
    [InlineData("await users.AskAsync(async db => { _ = db.Count; await db.SaveAsync(); });", "await users.UseAsync(async (db, cancellationToken) => { _ = db.Count; await db.SaveAsync(); });")]
    [InlineData("var n = users.GetCountAsync().Result;", "var n = await users.GetCountAsync();")]
    [InlineData("users.AddAsync(\"a\").AsTask().Wait();", "await users.AddAsync(\"a\");")]
    [InlineData("users.AddAsync(\"a\").GetAwaiter().GetResult();", "await users.AddAsync(\"a\");")]
    [InlineData("var text = users.GetCountAsync().AsTask().GetAwaiter().GetResult().ToString();", "var text = (await users.GetCountAsync()).ToString();")]
    [InlineData("await Task.Yield(); users.AddAsync(\"a\");", "await Task.Yield(); await users.AddAsync(\"a\");")]
    [InlineData("await Task.Yield(); users.AddAsync(\"a\").ConfigureAwait(false);", "await Task.Yield(); await users.AddAsync(\"a\").ConfigureAwait(false);")]
    public async Task Fix_OfACall_PutsIt(string before, string after, string title = "")
    {
        var (text, left) = await FixAsync(Document(Store.In(before), Store.Code), title);

        Assert.Equal(Store.In(after), text);
        Assert.DoesNotContain(left, static each => each.Severity == DiagnosticSeverity.Error && each.Id != "CS1061" && each.Id != "CS4012");
        Assert.DoesNotContain(left, static each => each.Id.StartsWith("SHARER", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("await {0}.AddAsync(\"a\");")]
    [InlineData("await {0}.With(new CallOptions()).AddAsync(\"a\");")]
    [InlineData("{0}.Tell(db => {{ }});")]
    public async Task Fix_OfACallBesideTheLease_CallsTheLease(string statement)
    {
        static string Method(string statement, string reference) => $$"""
            using Shop;

            public class Caller
            {
                public async Task Method(SharedRef<Users> users)
                {
                    await using var lease = await users.LeaseAsync();
                    {{string.Format(null, statement, reference)}}
                }
            }
            """;

        var (text, left) = await FixAsync(Document(Analysis.Compile(LeaseTests.Library).WithoutLibrary(), Method(statement, "users")));

        Assert.Equal(Method(statement, "lease.Ref"), text);
        Assert.DoesNotContain(left, static each => each.Severity >= DiagnosticSeverity.Warning);
    }

    [Theory]
    [InlineData("ShareIgnore", """
        [Share]
        public class C
        {
            /// <summary>Odd.</summary>
            public void Odd(Span<int> a) { }
            public int Good() => 1;
        }
        """, """
        [Share]
        public class C
        {
            /// <summary>Odd.</summary>
            [ShareIgnore]
            public void Odd(Span<int> a) { }
            public int Good() => 1;
        }
        """)]
    [InlineData("Remove", """
        public class C
        {
            // Odd.
            [Share]
            private void Odd() { }

            [Obsolete, Share]
            private void Old() { }

            [Share] public int Good() => 1;
        }
        """, """
        public class C
        {
            // Odd.
            private void Odd() { }

            [Obsolete, Share]
            private void Old() { }

            [Share] public int Good() => 1;
        }
        """)]
    [InlineData("LeaseCAsync", """
        [Share]
        public class C
        {
            public ValueTask<int> LeaseAsync() => default;
        }
        """, """
        [Share]
        public class C
        {
            [Share(Name = "LeaseCAsync")]
            public ValueTask<int> LeaseAsync() => default;
        }
        """)]
    [InlineData("LeaseCAsync", """
        [Share]
        public class C
        {
            [Share(Batch = true)]
            public ValueTask<int> LeaseAsync() => default;
        }
        """, """
        [Share]
        public class C
        {
            [Share(Batch = true, Name = "LeaseCAsync")]
            public ValueTask<int> LeaseAsync() => default;
        }
        """)]
    [InlineData("OtherCAsync", """
        [Share]
        public class C
        {
            [Share(Access = ShareAccess.Read, Name = "LeaseAsync")]
            public ValueTask<int> Other() => default;
        }
        """, """
        [Share]
        public class C
        {
            [Share(Access = ShareAccess.Read, Name = "OtherCAsync")]
            public ValueTask<int> Other() => default;
        }
        """)]
    [InlineData("ShareIgnore", """
        [Share]
        public class C
        {
            public void Save() { }

            public Task SaveAsync() => Task.CompletedTask;
        }
        """, """
        [Share]
        public class C
        {
            [ShareIgnore]
            public void Save() { }

            public Task SaveAsync() => Task.CompletedTask;
        }
        """)]
    public async Task Fix_OfAMember_MarksIt(string title, string before, string after)
    {
        var (text, left) = await FixAsync(Document(before), title);

        Assert.Equal(after, text);
        Assert.DoesNotContain(left, static each => each.Severity == DiagnosticSeverity.Error);
        Assert.True(left.Count(static each => each.Id.StartsWith("SHARER", StringComparison.Ordinal)) <= (after.Contains("Old", StringComparison.Ordinal) ? 1 : 0));
    }

    [Theory]
    [InlineData("users?.AddAsync(\"a\");")]
    [InlineData("Action add = () => users.AddAsync(\"a\");")]
    [InlineData("Func<int> count = () => users.GetCountAsync().Result;")]
    [InlineData("users.AddAsync(\"a\").AsTask().Wait(100);")]
    [InlineData("lock (users) { users.AddAsync(\"a\"); }")]
    [InlineData("try { } catch (Exception) when (users.GetCountAsync().Result > 0) { }")]
    [InlineData("unsafe { var n = users.GetCountAsync().Result; }")]
    [InlineData("await users.AskAsync(db => db.Follow());")]
    [InlineData("await users.AskAsync(async (db, count) => { await Task.Delay(count); }, 3);")]
    [InlineData("users.Tell(async db => await db.SaveAsync());")]
    [InlineData("await users.AskAsync(db => db);")]
    [InlineData("await users.AskAsync(db => db.Read());")]
    public async Task Fix_WhereNoneWouldDo_IsNotOffered(string statements) =>
        Assert.Empty(await ActionsAsync(Document(Store.In("await Task.Yield(); " + statements), Store.Code)));

    [Fact]
    public async Task Fix_OfASequenceWithoutLinq_IsNotOffered()
    {
        var compilation = Analysis.Compile();
        var usings = compilation.SyntaxTrees.Single();
        var withoutLinq = CSharpSyntaxTree.ParseText(
            usings.ToString().Replace("global using System.Linq;", "", StringComparison.Ordinal), (CSharpParseOptions)usings.Options, usings.FilePath);
        const string Code = """
            public class Store { public IEnumerable<int> Rows { get { yield return 1; } } }
            public class Caller { public async Task Method(SharedRef<Store> store) => await store.AskAsync(s => s.Rows); }
            """;

        Assert.NotEmpty(await ActionsAsync(Document(compilation, Code)));
        Assert.Empty(await ActionsAsync(Document(compilation.ReplaceSyntaxTree(usings, withoutLinq), Code)));
    }

    private static async Task<(string Text, ImmutableArray<Diagnostic> Left)> FixAsync(Document document, string title = "")
    {
        var action = (await ActionsAsync(document)).First(each => each.Title.Contains(title, StringComparison.Ordinal));
        var operation = Assert.Single((await action.GetOperationsAsync(CancellationToken.None)).OfType<ApplyChangesOperation>());
        var changed = operation.ChangedSolution.GetDocument(document.Id)!;
        var compilation = (await changed.Project.GetCompilationAsync())!;
        return ((await changed.GetTextAsync()).ToString(), [.. compilation.GetDiagnostics(), .. await Analysis.RunAsync(compilation)]);
    }

    private static async Task<List<CodeAction>> ActionsAsync(Document document)
    {
        var compilation = (await document.Project.GetCompilationAsync())!;
        Assert.DoesNotContain(compilation.GetDiagnostics(), static each => each.Severity == DiagnosticSeverity.Error);
        var found = await Analysis.RunAsync(compilation);
        Assert.NotEmpty(found);
        var actions = new List<CodeAction>();
        foreach (var diagnostic in found)
        {
            foreach (var fix in Fixes.Where(each => each.FixableDiagnosticIds.Contains(diagnostic.Id)))
            {
                await fix.RegisterCodeFixesAsync(new CodeFixContext(document, diagnostic, (action, _) => actions.Add(action), CancellationToken.None));
            }
        }

        return actions;
    }

    private static Document Document(string code, params string[] others) => Document(Analysis.Compile(others), code);

    private static Document Document(Compilation compilation, string code)
    {
        var project = new AdhocWorkspace().AddProject(ProjectInfo.Create(
            ProjectId.CreateNewId(), VersionStamp.Create(), "Code", "Code", LanguageNames.CSharp,
            compilationOptions: compilation.Options, parseOptions: compilation.SyntaxTrees.First().Options, metadataReferences: compilation.References));
        foreach (var tree in compilation.SyntaxTrees)
        {
            project = project.AddDocument(tree.FilePath, tree.GetRoot()).Project;
        }

        return project.AddDocument("Fixed.cs", code);
    }
}
