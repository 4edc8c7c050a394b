using System.Security.Cryptography;
using System.Text;
using Hotline.Bot.Turns;
using Hotline.Channels;
using Hotline.Console.Access;
using Microsoft.AspNetCore.Http;

namespace Hotline.Console.Desk;

/// <summary>
/// Tells a form that was sent twice (an impatient click, a lost answer, a node that died over it) from two forms. The mark is committed
/// with what the form does, so that it does not matter which nodes take it.
/// </summary>
internal static class SentForms
{
    private const int MaxTokenLength = 64;
    private const string Scope = "desk:";

    /// <summary>The same words sent twice from the same state of the page are meant once; null where the form says nothing of its page's state.</summary>
    public static RequestMark? MarkOf(Person person, ConversationKey conversation, string name, IFormCollection form)
    {
        var token = form["once"].ToString();
        if (token.Length is 0 or > MaxTokenLength)
            return null;
        var all = string.Join('\0', conversation.ChannelId, conversation.ConversationId, name, token, form["text"].ToString());
        return new(Scope + person.AccountId, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(all))), name);
    }
}
