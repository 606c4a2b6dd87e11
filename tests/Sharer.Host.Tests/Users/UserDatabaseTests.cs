using Dapper;
using Microsoft.Data.Sqlite;
using Sharer.Host.Tests.Running;
using Sharer.Host.Users;

namespace Sharer.Host.Tests.Users;

public sealed class UserDatabaseTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    private UserDatabase Open(long? maxPages = null) => new(new UserDatabaseOptions { Path = _folder.Database, MaxPages = maxPages });

    [Fact]
    public void AddUser_NewFile_IsFoundAgainByAnotherConnection()
    {
        using (var first = Open())
            Assert.Equal(1, first.AddUser("Ann", 34, "f"));
        using var second = Open();
        Assert.Equal(new User(1, "Ann", 34, "f"), second.GetUser(1));
        Assert.Equal(1, second.Count);
    }

    [Fact]
    public void AddUser_AfterTheLastWasDeleted_GivesANewId()
    {
        using var users = Open();
        var first = users.AddUser("Ann", 34, "f");
        Assert.True(users.DeleteUser(first));
        Assert.False(users.DeleteUser(first));
        Assert.Equal(first + 1, users.AddUser("Bob", 35, "m"));
        Assert.Null(users.GetUser(first));
    }

    [Theory]
    [InlineData("'); DROP TABLE users; --")]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("line\r\nbreak")]
    [InlineData("Ægir 🐟")]
    public void AddUser_AwkwardText_IsStoredAsItIs(string name)
    {
        using var users = Open();
        Assert.Equal(name, users.GetUser(users.AddUser(name, 0, name))?.Name);
    }

    [Fact]
    public void ShowUsers_PatternLimitAndAfter_PageById()
    {
        using var users = Open();
        foreach (var name in (string[])["Ann", "Bob", "Anton", "Änne", "annika"])
            users.AddUser(name, 1, "x");

        Assert.Equal(["Ann", "Anton", "annika"], users.ShowUsers("An%").Select(user => user.Name));
        Assert.Equal(["Ann", "Anton"], users.ShowUsers("An%", limit: 2).Select(user => user.Name));
        Assert.Equal(["annika"], users.ShowUsers("An%", limit: 2, after: 3).Select(user => user.Name));
        Assert.Empty(users.ShowUsers("x%"));
    }

    [Fact]
    public void Prepare_EveryConnection_WritesAheadAndSyncsFully()
    {
        using var connection = OpenBare();
        Assert.Equal("wal", connection.ExecuteScalar<string>("PRAGMA journal_mode"));
        Assert.Equal(2, connection.ExecuteScalar<int>("PRAGMA synchronous"));
        Assert.Equal(1500, connection.ExecuteScalar<int>("PRAGMA busy_timeout"));
    }

    [Fact]
    public void Open_FolderIsMissing_NamesTheFile()
    {
        var path = _folder["none/users.db"];
        var failure = Assert.Throws<UserDatabaseException>(() => new UserDatabase(new UserDatabaseOptions { Path = path }));
        Assert.Contains(path, failure.Message, StringComparison.Ordinal);
        Assert.True(SqliteFailures.NeedsNewConnection(failure));
    }

    [Fact]
    public void Open_NoDatabase_SaysSo()
    {
        File.WriteAllText(_folder.Database, new string('x', 5000));
        var failure = Assert.Throws<UserDatabaseException>(() => Open());
        Assert.Contains("not a SQLite database", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void AddUser_FileIsFull_ThrowsAndLaterWorksAgain()
    {
        using var users = Open(maxPages: 8);
        var last = 0L;
        var full = Assert.Throws<SqliteException>(() =>
        {
            while (last < 1000)
                last = users.AddUser(new string('x', 200), 1, "x");
        });
        Assert.Equal(507, SqliteFailures.Explain(full)?.Status);
        Assert.False(SqliteFailures.NeedsNewConnection(full));
        Assert.Equal(last, users.Count);

        for (var id = 1L; id <= last; id++)
            Assert.True(users.DeleteUser(id));
        Assert.Equal(last + 1, users.AddUser("Ann", 34, "f"));
    }

    [Fact]
    public async Task Interrupt_WhileACallRuns_EndsIt()
    {
        using (var connection = OpenBare())
        {
            connection.Execute("""
                WITH RECURSIVE n(i) AS (VALUES (1) UNION ALL SELECT i + 1 FROM n WHERE i < 1000)
                INSERT INTO users (name, age, gender) SELECT printf('%.10000c', 'a'), 1, 'x' FROM n
                """);
        }

        using var users = Open();

        // At each of five thousand places five thousand characters fit before one does not, in each of a thousand rows:
        // minutes, unless it is stopped, which SQLite looks for between rows.
        var pattern = $"%{new string('a', 5000)}b";
        var call = Task.Run(() => users.ShowUsers(pattern));
        await Poll.UntilAsync(
            () =>
            {
                users.Interrupt();
                return call.IsCompleted;
            },
            "the call ends");
        var failure = await Assert.ThrowsAsync<SqliteException>(() => call);
        Assert.Equal(503, SqliteFailures.Explain(failure)?.Status);
        users.RollBackIfOpen();
        Assert.Equal(1000, users.Count);
    }

    [Fact]
    public void RollBackIfOpen_TransactionIsOpen_TakesItBack()
    {
        using var connection = OpenBare();
        connection.Execute("INSERT INTO users (name, age, gender) VALUES ('Ann', 34, 'f')");
        connection.Execute("BEGIN TRANSACTION");
        connection.Execute("DELETE FROM users");
        UserSchema.RollBackIfOpen(connection);
        UserSchema.RollBackIfOpen(connection);
        Assert.Equal(1, connection.ExecuteScalar<int>("SELECT count(*) FROM users"));
    }

    private SqliteConnection OpenBare()
    {
        var options = new UserDatabaseOptions { Path = _folder.Database, BusyTimeout = TimeSpan.FromMilliseconds(1500) };
        var connection = new SqliteConnection(UserSchema.ConnectionString(options));
        connection.Open();
        UserSchema.Prepare(connection, options);
        return connection;
    }
}
