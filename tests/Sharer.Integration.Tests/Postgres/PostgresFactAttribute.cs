namespace Sharer.Integration.Tests.Postgres;

/// <summary>A fact that needs an installed PostgreSQL.</summary>
public sealed class PostgresFactAttribute : FactAttribute
{
    public PostgresFactAttribute() => Skip = PostgresServer.Missing;
}

/// <summary>A theory that needs an installed PostgreSQL.</summary>
public sealed class PostgresTheoryAttribute : TheoryAttribute
{
    public PostgresTheoryAttribute() => Skip = PostgresServer.Missing;
}

/// <summary>One server for all of these tests, one test at a time: some stop it.</summary>
[CollectionDefinition(Name)]
public sealed class PostgresTestsDefinition : ICollectionFixture<PostgresServer>
{
    public const string Name = "PostgreSQL";
}
