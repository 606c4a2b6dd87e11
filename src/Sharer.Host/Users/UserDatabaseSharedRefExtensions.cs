namespace Sharer.Host.Users;

/// <summary>The members of <see cref="UserDatabase"/> as calls of the shared one.</summary>
public static class UserDatabaseSharedRefExtensions
{
    /// <inheritdoc cref="UserDatabase.AddUser"/>
    public static ValueTask<long> AddUserAsync(
        this SharedRef<UserDatabase> users, string name, int age, string gender, CancellationToken cancellationToken = default) =>
        users.AskAsync(static (db, user) => db.AddUser(user.name, user.age, user.gender), (name, age, gender), cancellationToken);

    /// <inheritdoc cref="UserDatabase.GetUser"/>
    public static ValueTask<User?> GetUserAsync(
        this SharedRef<UserDatabase> users, long id, CancellationToken cancellationToken = default) =>
        users.AskAsync(static (db, id) => db.GetUser(id), id, cancellationToken);

    /// <inheritdoc cref="UserDatabase.ShowUsers"/>
    public static ValueTask<IReadOnlyList<User>> ShowUsersAsync(
        this SharedRef<UserDatabase> users, string pattern, int limit = 100, long after = 0, CancellationToken cancellationToken = default) =>
        users.AskAsync(static (db, page) => db.ShowUsers(page.pattern, page.limit, page.after), (pattern, limit, after), cancellationToken);

    /// <inheritdoc cref="UserDatabase.DeleteUser"/>
    public static ValueTask<bool> DeleteUserAsync(
        this SharedRef<UserDatabase> users, long id, CancellationToken cancellationToken = default) =>
        users.AskAsync(static (db, id) => db.DeleteUser(id), id, cancellationToken);
}
