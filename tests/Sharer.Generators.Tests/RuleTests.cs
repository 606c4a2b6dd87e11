using Microsoft.CodeAnalysis;
using Sharer.Generators.Parsing;

namespace Sharer.Generators.Tests;

public sealed class RuleTests
{
    [Theory]
    [InlineData("int M(int a)", "public ValueTask<int> MAsync(SharedRef<C> shared, int a, CancellationToken cancellationToken = default(CancellationToken))")]
    [InlineData("void MAsync()", "public ValueTask MAsync(SharedRef<C> shared, CancellationToken cancellationToken = default(CancellationToken))")]
    [InlineData("C M()", "public ValueTask MAsync(SharedRef<C> shared, CancellationToken cancellationToken = default(CancellationToken))")]
    [InlineData("Task<C> M()", "public ValueTask MAsync(SharedRef<C> shared, CancellationToken cancellationToken = default(CancellationToken))")]
    [InlineData("object M()", "public ValueTask<object> MAsync(SharedRef<C> shared, CancellationToken cancellationToken = default(CancellationToken))")]
    [InlineData("Task<string?> M()", "public ValueTask<string?> MAsync(SharedRef<C> shared, CancellationToken cancellationToken = default(CancellationToken))")]
    [InlineData("IQueryable<int> M()", "public IAsyncEnumerable<int> MAsync(SharedRef<C> shared, CancellationToken cancellationToken = default(CancellationToken))")]
    [InlineData("System.Collections.IEnumerable M()", "public IAsyncEnumerable<object?> MAsync(SharedRef<C> shared, CancellationToken cancellationToken = default(CancellationToken))")]
    [InlineData("Task<IEnumerable<int>> M()", "public ValueTask<IEnumerable<int>> MAsync(SharedRef<C> shared, CancellationToken cancellationToken = default(CancellationToken))")]
    [InlineData("bool M(CancellationToken? ct, string a, CancellationToken other)", "public ValueTask<bool> MAsync(SharedRef<C> shared, string a, CancellationToken cancellationToken = default(CancellationToken))")]
    [InlineData("bool M([System.Diagnostics.CodeAnalysis.MaybeNullWhen(false)] out string a)", "public ValueTask<(bool Result, string? A)> MAsync(SharedRef<C> shared, CancellationToken cancellationToken = default(CancellationToken))")]
    [InlineData("int M(int shared, int cancellationToken)", "public ValueTask<int> MAsync(SharedRef<C> sharedRef, int shared, int cancellationToken, CancellationToken callCancellationToken = default(CancellationToken))")]
    [InlineData("T M<T>(T a) where T : class?, IDisposable, new()", "public ValueTask<T> MAsync<T>(SharedRef<C> shared, T a, CancellationToken cancellationToken = default(CancellationToken)) where T : class?, IDisposable, new()")]
    [InlineData("(int A, string? B) M((int, string B) a)", "public ValueTask<(int A, string? B)> MAsync(SharedRef<C> shared, (int, string B) a, CancellationToken cancellationToken = default(CancellationToken))")]
    [InlineData("int M(decimal a = -1.50m)", "public ValueTask<int> MAsync(SharedRef<C> shared, decimal a = -1.50, CancellationToken cancellationToken = default(CancellationToken))")]
    public void Member_OfAKind_HasItsFacade(string member, string facade)
    {
        var generation = OfMembers($"public {member} => throw new();");

        Assert.Equal([facade], generation.Facades);
        Assert.Empty(generation.Complaints);
    }

    [Theory]
    [InlineData("ReadOnlySpan<char> M() => default;", LeftOutReason.RefStruct)]
    [InlineData("void M(Span<int> a) { }", LeftOutReason.RefStruct)]
    [InlineData("unsafe void M(int*[] a) { }", LeftOutReason.Pointer)]
    [InlineData("ref int M() => throw new();", LeftOutReason.RefReturn)]
    [InlineData("void M(__arglist) { }", LeftOutReason.ArgList)]
    [InlineData("System.Data.IDataReader M() => throw new();", LeftOutReason.ResultEscapes)]
    [InlineData("Task<System.Data.Common.DbDataReader> M() => throw new();", LeftOutReason.ResultEscapes)]
    [InlineData("ValueTask<IEnumerator<int>> M() => throw new();", LeftOutReason.ResultEscapes)]
    [InlineData("IOrderedQueryable<int> M() => throw new();", LeftOutReason.ResultEscapes)]
    [InlineData("IAsyncEnumerable<int> M(out int a) => throw new();", LeftOutReason.StreamWithOut)]
    [InlineData("event Func<int> M;", LeftOutReason.EventReturnsValue)]
    [InlineData("[Obsolete(\"\", true)] public void M() { }", LeftOutReason.Obsolete)]
    [InlineData("C Lease() => this;", LeftOutReason.HiddenBySharedRef)]
    [InlineData("int Ask(Func<C, int> f) => f(this);", LeftOutReason.HiddenBySharedRef)]
    [InlineData("System.Numerics.INumber<int> M(IParsable<int> a) => throw new();", LeftOutReason.Constraint)]
    [InlineData("List<int>.Enumerator GetEnumerator() => default;", LeftOutReason.StructEnumerator)]
    [InlineData("void M(System.Runtime.CompilerServices.DefaultInterpolatedStringHandler a) { }", LeftOutReason.InterpolatedStringHandler)]
    [InlineData("static void M() { }", null)]
    [InlineData("void Dispose() { }", null)]
    [InlineData("void Dispose(bool a) { }", null)]
    [InlineData("Missing M(int a) => throw new();", null)]
    [InlineData("override int GetHashCode() => 1;", null)]
    public void Member_ThatCannotBeShared_IsLeftOutAndTheRestIsShared(string member, object? reason)
    {
        var generation = OfMembers($"{(member.StartsWith('[') ? "" : "public ")}{member}\npublic int Rest() => 1;");

        Assert.Equal(["RestAsync"], generation.Facades.Select(static f => f.Split(' ')[2].Split('(')[0]));
        Assert.Empty(generation.Complaints);
        Assert.Equal(reason is null ? [] : [(LeftOutReason)reason], LeftOutOf(generation).Select(static l => l.Reason));
    }

    [Theory]
    [InlineData("[Share] private int M() => 1;", LeftOutReason.NotAccessible)]
    [InlineData("[Share] protected int M() => 1;", LeftOutReason.NotAccessible)]
    [InlineData("[Share] public static int M() => 1;", LeftOutReason.NeverShared)]
    [InlineData("[Share] public void Dispose() { }", LeftOutReason.NeverShared)]
    public void MarkedMember_ThatCannotBeShared_IsReported(string member, object reason)
    {
        var generation = OfMembers(member + "[Share] public int Rest() => 1;", "");

        var leftOut = Assert.Single(LeftOutOf(generation, ShareSource.Members));
        Assert.Equal(((LeftOutReason)reason, true), (leftOut.Reason, leftOut.IsMarked));
        Assert.Single(generation.Facades);
    }

    [Theory]
    [InlineData("public int M(int a) => 1; public long M(int a, CancellationToken ct) => 1;", "long")]
    [InlineData("public int M(int a) => 1; public Task<long> MAsync(int a) => throw new();", "long")]
    [InlineData("public int GetCount() => 1; public long Count => 1;", "int")]
    [InlineData("public long Count => 1; public int GetCount() => 1;", "int")]
    [InlineData("public bool M(out int a) => throw new(); public long M() => 1;", "long")]
    [InlineData("public long M(in int a) => 1; public int M(int a) => 1;", "long")]
    public void TwoMembers_WithOneSignature_OneWins(string members, string result)
    {
        var generation = OfMembers(members);

        Assert.StartsWith($"public ValueTask<{result}> ", Assert.Single(generation.Facades), StringComparison.Ordinal);
        var loser = Assert.Single(LeftOutOf(generation));
        Assert.Equal(LeftOutReason.SignatureTaken, loser.Reason);
        Assert.NotNull(loser.Other);
        Assert.Empty(generation.Complaints);
    }

    [Fact]
    public void Overloads_ByOptionalParameters_HavePriorities()
    {
        var generation = OfMembers(
            "public int M(string a) => 1; public int M(string a, int b = 1) => 2; public int M(string a, int b = 1, int c = 2) => 3; public int M(int a, int b = 1) => 4;");

        Assert.Equal(
            ["", "-1", "-2", ""],
            generation.Compilation.GetTypeByMetadataName("CSharedRefExtensions")!.GetMembers("MAsync").Select(static m =>
                string.Concat(m.GetAttributes().Where(static a => a.AttributeClass!.Name == "OverloadResolutionPriorityAttribute").Select(static a => a.ConstructorArguments[0].Value))));
    }

    [Fact]
    public void Messages_OfOverloadsAndOddNames_AreNamedByTheRules()
    {
        var generation = OfMembers(
            "public int Add(int a, string b = \"x\") => 1; public int Add(int a) => 1; public int Add(string a) => 1; public int Add(double a) => 1;"
            + "public void Sum(params int[] sum) { } public void Put<T>(T t, CancellationToken ct) { } public override string ToString() => \"\";"
            + "public int Count { get; set; } public string this[int i] { get => \"\"; set { } } public event Action? E;");

        Assert.Equal(
            [
                "AddByAB(int A, string B = \"x\")", "Add(int A)", "AddByAString(string A)", "AddByADouble(double A)", "Sum(params int[] SumValue)",
                "Put(T TValue)", "ToStringCall()", "GetCount()", "SetCount(int Value)", "GetItem(int I)", "SetItem(int I, string Value)",
            ],
            generation.Messages);
        Assert.Empty(generation.Complaints);
    }

    [Theory]
    [InlineData("EqualityContract")]
    [InlineData("PrintMembers")]
    [InlineData("Deconstruct")]
    [InlineData("op_Equality")]
    [InlineData("op_Inequality")]
    public void Message_NamedLikeAMemberOfRecords_IsCalledOtherwise(string name)
    {
        var generation = OfMembers($"public int {name}(int a) => a;");

        Assert.Equal([$"{name}Call(int A)"], generation.Messages);
        Assert.Empty(generation.Complaints);
    }

    [Theory]
    [InlineData("Deconstruct(out int a, out int b)", "Deconstruct()")]
    [InlineData("Clone(int a)", "Clone(int A)")]
    public void Message_NamedLikeAMemberThatItsRecordLacks_KeepsItsName(string member, string message)
    {
        var generation = OfMembers($"public void {member} => throw new();");

        Assert.Equal([message], generation.Messages);
        Assert.Empty(generation.Complaints);
    }

    [Theory]
    [InlineData("ref string Upper")]
    [InlineData("in int Upper, out int Lower")]
    [InlineData("ref readonly int Upper, out int Other, int other")]
    [InlineData("int value, out int Value")]
    [InlineData("ref int Resource, ref int ResourceValue, int resourceValue")]
    [InlineData("ref dynamic a, out int aValue, in dynamic aValueValue")]
    [InlineData("ref dynamic result, ref dynamic resource, in dynamic Args")]
    public void Locals_OfWhatGoesByReference_AreApartFromThePropertiesOfTheMessage(string parameters)
    {
        var generation = OfMembers($"public int M({parameters}) => throw new();");

        Assert.Single(generation.Facades);
        Assert.Empty(generation.Complaints);
    }

    [Fact]
    public void Facade_OfAnnotatedMember_CarriesTheAnnotations()
    {
        var generation = OfMembers(
            """
            [Obsolete("old"), System.ComponentModel.EditorBrowsable(System.ComponentModel.EditorBrowsableState.Never)]
            [System.Diagnostics.CodeAnalysis.Experimental("EXP1"), System.Runtime.Versioning.SupportedOSPlatform("linux")]
            public int M([System.Diagnostics.CodeAnalysis.AllowNull] string a, [System.Runtime.CompilerServices.CallerMemberName] string b = "") => 1;
            """);

        var facade = generation.Facade("MAsync");
        Assert.Equal(
            ["EditorBrowsableAttribute", "ExperimentalAttribute", "ObsoleteAttribute", "SupportedOSPlatformAttribute"],
            facade.GetAttributes().Select(static a => a.AttributeClass!.Name).Where(static n => n != "ExtensionAttribute").Order());
        Assert.Equal("AllowNullAttribute", facade.Parameters[1].GetAttributes().Single().AttributeClass!.Name);
        Assert.Equal("CallerMemberNameAttribute", facade.Parameters[2].GetAttributes().Single().AttributeClass!.Name);
        Assert.Empty(generation.Complaints);
    }

    [Fact]
    public void Facade_OfDocumentedMember_InheritsTheDocumentation()
    {
        var facade = OfMembers("/// <summary>Says.</summary>\npublic int M(List<int> a) => 1;").Facade("MAsync");

        var documentation = facade.GetDocumentationCommentXml()!;
        Assert.Contains("<inheritdoc cref=\"M:C.M(System.Collections.Generic.List{System.Int32})\"", documentation, StringComparison.Ordinal);
        Assert.Contains("<param name=\"cancellationToken\">", documentation, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[Share] class C { public int M() => 1; }", "internal ")]
    [InlineData("[Share] public class C { public int N() => 1; [Share] internal int M() => 1; }", "internal ")]
    [InlineData("[Share] public class C { public int M() => 1; }", "public ")]
    [InlineData("[Share] public interface C { int M(); }", "public ")]
    [InlineData("class Hidden { } [Share] public class C { [Share] internal int M(List<Hidden[]> a) => 1; }", "internal ")]
    public void Facade_IsAsAccessibleAsAllInItsSignature(string source, string accessibility)
    {
        var generation = Generation.Of(source);

        Assert.StartsWith(accessibility, generation.Facades[^1], StringComparison.Ordinal);
        Assert.Empty(generation.Complaints);
    }

    [Fact]
    public void Type_SharedTwice_IsSharedOnce()
    {
        var generation = Generation.Of(
            "[assembly: Share(typeof(C))] [assembly: Share(typeof(C))] [Share, Share(Batch = true)] public partial class C { [Share] public int M() => 1; } [Share] partial class C { [Share] public int N() => 1; }");

        Assert.Equal(["public", "public"], generation.Facades.Select(static f => f.Split(' ')[0]));
        Assert.Single(generation.Result.GeneratedTrees);
    }

    [Fact]
    public void Types_WhoseNamesCoincide_HaveFilesAndClassesOfTheirOwn()
    {
        var generation = Generation.Of(
            "public class A { [Share] public class B { public int M() => 1; } } [Share] public class A_B { public int M() => 2; } [Share] public class a_b { public int M() => 2; }"
            + "namespace N { [Share] public class A_B { public int M() => 2; } [Share] public class A_B<T> { public int M() => 2; } }"
            + "[assembly: Share(typeof(List<int>))]".Replace("[assembly", "[module"));

        Assert.Equal(5, generation.Result.GeneratedTrees.Select(static t => Path.GetFileName(t.FilePath).ToUpperInvariant()).Distinct().Count());
        Assert.Empty(generation.Complaints);
    }

    [Fact]
    public void ShareIgnore_AlwaysWins()
    {
        var generation = OfMembers("[Share, ShareIgnore] public int M() => 1; [ShareIgnore] public int P { get; set; } public int Q { get; [ShareIgnore] set; } [ShareIgnore] public event Action? E;");

        Assert.Equal(["GetQAsync"], generation.Facades.Select(static f => f.Split(' ')[2].Split('(')[0]));
    }

    [Fact]
    public void Terms_OfTheMember_WinOverThoseOfTheType()
    {
        var generation = Generation.Of(
            "[Share(Access = ShareAccess.Read, Batch = true)] public class C { public int A() => 1; [Share(Access = ShareAccess.Write)] public int B() => 1; [Share(Batch = false)] public int D { get; set; } }");

        Assert.Contains("AMember = new(\"A\", global::Sharer.ShareAccess.Read, batch: true);", generation.Text, StringComparison.Ordinal);
        Assert.Contains("BMember = new(\"B\", batch: true);", generation.Text, StringComparison.Ordinal);
        Assert.Contains("GetDMember = new(\"D\", global::Sharer.ShareAccess.Read);", generation.Text, StringComparison.Ordinal);
        Assert.Contains("SetDMember = new(\"D\");", generation.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("public int P { get; [Obsolete(\"x\", true)] set; }", "GetPAsync")]
    [InlineData("public int P { [Obsolete(\"x\", true)] get; set; }", "SetPAsync")]
    [InlineData("public int this[int i] { [Obsolete(\"x\", true)] get => i; set { } }", "SetItemAsync")]
    [InlineData("public virtual int P { get; [Obsolete(\"x\", true)] set; }", "GetPAsync")]
    public void Accessor_ThatMayNotBeUsed_IsLeftOutAlone(string member, string facade)
    {
        var generation = OfMembers(member);

        Assert.Equal([facade], generation.Facades.Select(static f => f.Split(' ')[2].Split('(')[0]));
        Assert.Single(generation.Messages);
        Assert.Empty(generation.Complaints);
        Assert.Equal((LeftOutReason.Obsolete, "P"), LeftOutOf(generation).Select(static l => (l.Reason, l.Symbol.Name.Replace("this[]", "P"))).Single());
    }

    [Theory]
    [InlineData("public record C([property: Share] int A, int B);", "GetAAsync")]
    [InlineData("public sealed record C([property: Share] int A, [property: Sharer.ShareAttribute] int B) { [Share] public int M() => 1; }", "GetAAsync GetBAsync MAsync")]
    [InlineData("using Marked = Sharer.ShareAttribute; public record class C(int A, [property: Obsolete, Marked] int B);", "GetBAsync")]
    public void Property_OfARecordsParameter_IsSharedByAMarkOnIt(string source, string facades)
    {
        var generation = Generation.Of("#pragma warning disable\n" + source);

        Assert.Equal(facades.Split(' ').Order(), generation.Facades.Select(static f => f.Split(' ')[2].Split('(')[0]).Order());
        Assert.Single(generation.Result.GeneratedTrees);
        Assert.Empty(generation.Complaints);
    }

    [Theory]
    [InlineData("Foreign", "List<int>")]
    [InlineData("Foreign", "List<>")]
    public void Terms_OfTheAssembly_HoldForAllMembers(string name, string type)
    {
        var generation = Generation.Of($"[assembly: Share(typeof({type}), Access = ShareAccess.Read, Batch = true, Name = \"{name}\")] [assembly: Share(typeof({type}))]");

        Assert.Contains("AddMember = new(\"Add\", global::Sharer.ShareAccess.Read, batch: true);", generation.Text, StringComparison.Ordinal);
        Assert.Contains($"static partial class {name}SharedRefExtensions", generation.Text, StringComparison.Ordinal);
        Assert.Empty(generation.Complaints);
    }

    [Theory]
    [InlineData("[Share(Name = \"9\")] public class C { public int M() => 1; }", ShareSource.Type)]
    [InlineData("[assembly: Share(typeof(C), Name = \"\")] public class C { public int M() => 1; }", ShareSource.Assembly)]
    public void Name_ThatNoTypeCanHave_IsReported(string source, object place)
    {
        var generation = Generation.Of(source);

        Assert.Single(generation.Facades);
        Assert.Equal((LeftOutReason.BadName, "C"), LeftOutOf(generation, (ShareSource)place).Select(static l => (l.Reason, l.Symbol.Name)).Single());
    }

    [Theory]
    [InlineData("[assembly: Share(typeof(DayOfWeek))]", LeftOutReason.TypeCannotBeShared)]
    [InlineData("[assembly: Share(typeof(Math))]", LeftOutReason.TypeCannotBeShared)]
    [InlineData("[assembly: Share(typeof(Action))]", LeftOutReason.TypeCannotBeShared)]
    [InlineData("[assembly: Share(typeof(System.Numerics.INumber<int>))]", LeftOutReason.TypeHasStaticAbstracts)]
    [InlineData("[assembly: Share(typeof(C))] [Obsolete(\"\", true)] public class C { public int M() => 1; }", LeftOutReason.TypeIsObsolete)]
    public void Type_ThatCannotBeShared_IsReported(string source, object reason)
    {
        var generation = Generation.Of(source);

        Assert.Empty(generation.Result.GeneratedTrees);
        var (type, _) = Assert.Single(ShareMarks.AssemblyTypes(generation.Compilation));
        Assert.Equal((LeftOutReason)reason, Assert.Single(SharedTypeParser.Parse(type, generation.Compilation, ShareSource.Assembly, default).LeftOut).Reason);
    }

    [Theory]
    [InlineData("[Share] file class C { public int M() => 1; }", "C")]
    [InlineData("public class O { [Share] private class C { public int M() => 1; } }", "O+C")]
    [InlineData("public class O { protected class P { [Share] public class C { public int M() => 1; } } }", "O+P+C")]
    public void Type_OutOfReach_IsReported(string source, string metadataName)
    {
        var generation = Generation.Of(source);

        Assert.Empty(generation.Result.GeneratedTrees);
        var type = generation.Compilation.GetTypeByMetadataName(metadataName) ?? generation.Compilation.GetSymbolsWithName("C").OfType<INamedTypeSymbol>().Single();
        var leftOut = Assert.Single(SharedTypeParser.Parse(type, generation.Compilation, ShareSource.Type, default).LeftOut);
        Assert.Equal((LeftOutReason.TypeNotAccessible, true), (leftOut.Reason, leftOut.IsMarked));
    }

    [Fact]
    public void ExperimentalAndObsoleteTypes_InSignatures_RaiseNothingInGeneratedCode()
    {
        var generation = Generation.Of(
            """
            #pragma warning disable
            [System.Diagnostics.CodeAnalysis.Experimental("EXP7")] public class New { }
            [Obsolete("x", DiagnosticId = "OBS7")] public class Old { }
            [Share] public class C { public New M(Old a) => new(); }
            """);

        Assert.Single(generation.Facades);
        Assert.Empty(generation.Complaints);
    }

    [Fact]
    public void CompliantAssembly_GetsNoWarnings()
    {
        var generation = Generation.Of("[assembly: CLSCompliant(true)] [Share] public class C { [CLSCompliant(false)] public uint M(ulong _a) => 1; }");

        Assert.Empty(generation.Complaints);
    }

    private static Generation OfMembers(string members, string mark = "[Share] ") =>
        Generation.Of($"#pragma warning disable\n{mark}public class C {{ {members} }}");

    private static IReadOnlyList<LeftOut> LeftOutOf(Generation generation, ShareSource source = ShareSource.Type) =>
        SharedTypeParser.Parse((INamedTypeSymbol)generation.Compilation.GetTypeByMetadataName("C")!, generation.Compilation, source, default).LeftOut;
}
