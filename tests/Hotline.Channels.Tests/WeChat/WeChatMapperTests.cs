using Hotline.Channels.WeChat;

namespace Hotline.Channels.Tests.WeChat;

public sealed class WeChatMapperTests
{
    private const string Id = "<MsgId>24681357901234567</MsgId>";

    [Fact]
    public void Map_Text_SaidByTheResident()
    {
        var (inbound, isAnswered) = Map("<MsgType>text</MsgType><Content>路灯坏了</Content>" + Id);

        isAnswered.ShouldBeTrue();
        inbound.ExternalId.ShouldBe("24681357901234567");
        inbound.Input.ShouldBe(InputModality.Text);
        var activity = inbound.Activity;
        activity.Type.ShouldBe(ActivityTypes.Message);
        activity.ChannelId.ShouldBe(ChannelIds.WeChat);
        activity.Text.ShouldBe("路灯坏了");
        activity.From.ShouldBe(new ChannelAccount(WeChatAccount.OpenId, Role: "user"));
        activity.Recipient.ShouldBe(new ChannelAccount(WeChatAccount.AccountId, Role: "bot"));
        activity.Conversation.ShouldBe(new ConversationAccount(WeChatAccount.OpenId));
        activity.ChannelData.ShouldBeNull();
    }

    [Fact]
    public void Map_TapInAMenuMessage_SaysTheChoice()
    {
        var activity = Map("<MsgType>text</MsgType><Content>不满意</Content><bizmsgmenuid>102</bizmsgmenuid>" + Id).Inbound.Activity;

        activity.Text.ShouldBe("不满意");
        activity.ChannelData!.Value.GetProperty("menuId").GetString().ShouldBe("102");
    }

    [Theory]
    [InlineData("谢谢/:rose", "谢谢")]
    [InlineData("你好/::)", "你好")]
    [InlineData("/:handclap", null)]
    [InlineData("[微笑][强]", null)]
    [InlineData("路灯修好了[鼓掌]", "路灯修好了")]
    [InlineData("[朝阳区]路灯坏了", "[朝阳区]路灯坏了")]
    [InlineData("https://example.com/a", "https://example.com/a")]
    public void Map_FacesOfThePlatform_AreNoWords(string content, string? text)
        => Map($"<MsgType>text</MsgType><Content><![CDATA[{content}]]></Content>{Id}").Inbound.Activity.Text.ShouldBe(text);

    [Fact]
    public void Map_PlaceholderOfAnUnsupportedKind_HasNoText()
        => Map("<MsgType>text</MsgType><Content>【收到不支持的消息类型，暂无法显示】</Content>" + Id).Inbound.Activity.Text.ShouldBeNull();

    [Fact]
    public void Map_Image_IsAnAttachment()
    {
        var activity = Map("<MsgType>image</MsgType><PicUrl>http://mmbiz.qpic.cn/x/0</PicUrl><MediaId>M1</MediaId>" + Id).Inbound.Activity;

        activity.Text.ShouldBeNull();
        activity.Attachments!.Single().ShouldBe(new Attachment { ContentType = "image/jpeg", ContentUrl = "http://mmbiz.qpic.cn/x/0" });
        activity.ChannelData!.Value.GetProperty("mediaId").GetString().ShouldBe("M1");
    }

    [Theory]
    [InlineData("javascript:alert(1)")]
    [InlineData("file:///etc/hostname")]
    [InlineData("x/0")]
    public void Map_ImageWithoutWebAddress_KeepsTheMediaIdOnly(string address)
    {
        var activity = Map($"<MsgType>image</MsgType><PicUrl>{address}</PicUrl><MediaId>M1</MediaId>" + Id).Inbound.Activity;

        activity.Attachments!.Single().ContentUrl.ShouldBeNull();
    }

    [Fact]
    public void Map_VoiceRecognised_IsSpeech()
    {
        var inbound = Map("<MsgType>voice</MsgType><MediaId>M2</MediaId><Format>amr</Format><Recognition>路灯坏了。</Recognition>" + Id).Inbound;

        inbound.Input.ShouldBe(InputModality.Speech);
        inbound.Confidence.ShouldBeNull();
        inbound.Activity.Text.ShouldBe("路灯坏了。");
        inbound.Activity.Attachments.ShouldBeNull();
    }

    [Theory]
    [InlineData("<Recognition></Recognition>", "amr", "audio/amr")]
    [InlineData("", "speex", "audio/x-speex")]
    [InlineData("", "text/html", "application/octet-stream")]
    public void Map_VoiceNotRecognised_IsAnAttachment(string recognition, string format, string contentType)
    {
        var inbound = Map($"<MsgType>voice</MsgType><MediaId>M3</MediaId><Format>{format}</Format>{recognition}" + Id).Inbound;

        inbound.Input.ShouldBe(InputModality.Text);
        inbound.Activity.Text.ShouldBeNull();
        inbound.Activity.Attachments!.Single().ContentType.ShouldBe(contentType);
    }

    [Theory]
    [InlineData("video")]
    [InlineData("shortvideo")]
    public void Map_Video_IsAnAttachment(string kind)
    {
        var activity = Map($"<MsgType>{kind}</MsgType><MediaId>M4</MediaId><ThumbMediaId>T4</ThumbMediaId>" + Id).Inbound.Activity;

        activity.Attachments!.Single().ContentType.ShouldBe("video/mp4");
        activity.ChannelData!.Value.GetProperty("thumbMediaId").GetString().ShouldBe("T4");
    }

    [Fact]
    public void Map_Location_IsAPlaceWithItsWords()
    {
        var activity = Map("<MsgType>location</MsgType><Location_X>39.998</Location_X><Location_Y>116.478</Location_Y><Scale>20</Scale><Label>朝阳区望京街道花家地北里</Label>" + Id).Inbound.Activity;

        activity.Text.ShouldBe("朝阳区望京街道花家地北里");
        activity.Entities!.Single().ShouldBe(new Entity { Type = Entity.GeoCoordinates, Latitude = 39.998, Longitude = 116.478, Name = "朝阳区望京街道花家地北里" });
    }

    [Fact]
    public void Map_LocationOffTheEarth_KeepsTheWords()
    {
        var activity = Map("<MsgType>location</MsgType><Location_X>139.9</Location_X><Location_Y>116.4</Location_Y><Label>某路</Label>" + Id).Inbound.Activity;

        activity.Text.ShouldBe("某路");
        activity.Entities.ShouldBeNull();
    }

    [Theory]
    [InlineData("<Title>通知</Title><Url>https://example.com</Url>", "通知\nhttps://example.com")]
    [InlineData("<Url>https://example.com</Url>", "https://example.com")]
    [InlineData("<Title>通知</Title>", "通知")]
    [InlineData("", null)]
    public void Map_Link_SaysTitleAndAddress(string elements, string? text)
        => Map("<MsgType>link</MsgType>" + elements + Id).Inbound.Activity.Text.ShouldBe(text);

    [Fact]
    public void Map_UnknownKind_IsAMessageWithoutText()
    {
        var inbound = Map("<MsgType>hologram</MsgType><Content>x</Content>").Inbound;

        inbound.Activity.Type.ShouldBe(ActivityTypes.Message);
        inbound.Activity.Text.ShouldBeNull();
        inbound.ExternalId.ShouldBe($"{WeChatAccount.OpenId}|1780000000|hologram");
    }

    [Theory]
    [InlineData("<EventKey></EventKey>", null)]
    [InlineData("<EventKey>qrscene_wangjing-12</EventKey><Ticket>T</Ticket>", "wangjing-12")]
    public void Map_Subscribe_IsGreeted(string elements, string? scene)
    {
        var (inbound, isAnswered) = Map("<MsgType>event</MsgType><Event>subscribe</Event>" + elements);

        isAnswered.ShouldBeTrue();
        inbound.ExternalId.ShouldBe($"{WeChatAccount.OpenId}|1780000000|subscribe");
        inbound.Input.ShouldBe(InputModality.Event);
        inbound.Activity.Type.ShouldBe(ActivityTypes.ConversationUpdate);
        inbound.Activity.MembersAdded!.Single().Id.ShouldBe(WeChatAccount.OpenId);
        inbound.Activity.ChannelData?.GetProperty("scene").GetString().ShouldBe(scene);
        (inbound.Activity.ChannelData is null).ShouldBe(scene is null);
    }

    [Fact]
    public void Map_Scan_TellsTheSceneAndGreetsNobody()
    {
        var activity = Map("<MsgType>event</MsgType><Event>SCAN</Event><EventKey>123</EventKey>").Inbound.Activity;

        activity.Type.ShouldBe(ActivityTypes.ConversationUpdate);
        activity.MembersAdded.ShouldBeNull();
        activity.ChannelData!.Value.GetProperty("scene").GetString().ShouldBe("123");
    }

    [Theory]
    [InlineData("CONSULT", "我想咨询")]
    [InlineData("CONSULT_EN", "I have a question")]
    [InlineData("OPERATOR", "人工")]
    [InlineData("老年卡怎么办", "老年卡怎么办")]
    [InlineData("NEWS_EN", "NEWS_EN")]
    public void Map_Click_SaysWhatTheItemMeans(string key, string text)
    {
        var inbound = Map($"<MsgType>event</MsgType><Event>CLICK</Event><EventKey>{key}</EventKey>").Inbound;

        inbound.Activity.Type.ShouldBe(ActivityTypes.Message);
        inbound.Activity.Text.ShouldBe(text);
        inbound.Input.ShouldBe(InputModality.Event, "a click allows fewer messages than a message does");
    }

    [Fact]
    public void Map_Unsubscribe_EndsTheConversationUnanswered()
    {
        var (inbound, isAnswered) = Map("<MsgType>event</MsgType><Event>unsubscribe</Event>");

        isAnswered.ShouldBeFalse();
        inbound.Activity.Type.ShouldBe(ActivityTypes.EndOfConversation);
    }

    [Fact]
    public void Map_LocationReport_IsAnUnansweredEvent()
    {
        var (inbound, isAnswered) = Map("<MsgType>event</MsgType><Event>LOCATION</Event><Latitude>39.9</Latitude><Longitude>116.4</Longitude><Precision>119</Precision>");

        isAnswered.ShouldBeFalse();
        inbound.Activity.Type.ShouldBe(ActivityTypes.Event);
        inbound.Activity.Name.ShouldBe(EventNames.Location);
        inbound.Activity.Entities!.Single().Latitude.ShouldBe(39.9);
    }

    [Theory]
    [InlineData("VIEW")]
    [InlineData("TEMPLATESENDJOBFINISH")]
    [InlineData("brand_new_event")]
    public void Map_EventsThatSayNothing_Null(string name)
        => WeChatMapper.Map(Read($"<MsgType>event</MsgType><Event>{name}</Event>")).ShouldBeNull();

    [Fact]
    public void Map_TwoEventsInOneSecond_AreTwo()
        => Map("<MsgType>event</MsgType><Event>subscribe</Event>").Inbound.ExternalId
            .ShouldNotBe(Map("<MsgType>event</MsgType><Event>SCAN</Event><EventKey>1</EventKey>").Inbound.ExternalId);

    private static WeChatInbound Map(string elements) => WeChatMapper.Map(Read(elements)).ShouldNotBeNull();

    private static WeChatMessage Read(string elements)
    {
        WeChatMessage.TryRead(WeChatAccount.Xml(elements), out var message).ShouldBeTrue();
        message!.IsComplete().ShouldBeTrue();
        return message;
    }
}
