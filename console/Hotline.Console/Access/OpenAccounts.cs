using Hotline.Bot.Staff;
using Microsoft.AspNetCore.Identity;

namespace Hotline.Console.Access;

/// <summary>A closed account signs in no more; its open sessions end when their stamp changes.</summary>
internal sealed class OpenAccounts : IUserConfirmation<StaffAccount>
{
    public Task<bool> IsConfirmedAsync(UserManager<StaffAccount> manager, StaffAccount user) => Task.FromResult(!user.IsClosed);
}
