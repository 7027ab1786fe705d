#include "friction/drawing/signs.h"

#include <array>

namespace friction::drawing {

namespace {

constexpr Point person_0[] = {{8, 2},        {9.5F, 2.4F}, {10.6F, 3.5F}, {11, 5},
                              {10.6F, 6.5F}, {9.5F, 7.6F}, {8, 8},        {6.5F, 7.6F},
                              {5.4F, 6.5F},  {5, 5},       {5.4F, 3.5F},  {6.5F, 2.4F}};
constexpr Point person_1[] = {{2.5F, 14.5F},    {2.69F, 13.08F},  {3.43F, 11.44F}, {4.65F, 10.14F},
                              {6.23F, 9.29F},   {8, 9},           {9.77F, 9.29F},  {11.35F, 10.14F},
                              {12.57F, 11.44F}, {13.31F, 13.08F}, {13.5F, 14.5F}};
constexpr SignLine person[] = {{person_0, true}, {person_1, false}};
constexpr Point phone_0[] = {{3.2F, 1.8F},  {5.4F, 1.2F},   {7, 4.8F},      {5.4F, 6.2F},
                             {6.6F, 8.4F},  {8.2F, 10.2F},  {10, 10.6F},    {11.4F, 9.2F},
                             {14.6F, 11},   {14.2F, 13.2F}, {12.6F, 14.4F}, {9, 13.4F},
                             {5.4F, 10.8F}, {2.8F, 6.8F},   {2, 3.4F}};
constexpr SignLine phone[] = {{phone_0, true}};
constexpr Point chat_0[] = {{2, 2.5F},  {14, 2.5F}, {14, 11}, {7.5F, 11},
                            {4, 14.3F}, {4, 11},    {2, 11}};
constexpr Point chat_1[] = {{5, 6.8F}, {11, 6.8F}};
constexpr SignLine chat[] = {{chat_0, true}, {chat_1, false}};
constexpr Point video_0[] = {{1.5F, 4}, {10.5F, 4}, {10.5F, 12}, {1.5F, 12}};
constexpr Point video_1[] = {{10.5F, 7}, {14.5F, 4.5F}, {14.5F, 11.5F}, {10.5F, 9}};
constexpr SignLine video[] = {{video_0, true}, {video_1, true}};
constexpr Point mail_0[] = {{1.5F, 3}, {14.5F, 3}, {14.5F, 13}, {1.5F, 13}};
constexpr Point mail_1[] = {{1.5F, 3.8F}, {8, 9}, {14.5F, 3.8F}};
constexpr SignLine mail[] = {{mail_0, true}, {mail_1, false}};
constexpr Point letter_0[] = {{3, 1.5F}, {10, 1.5F}, {13, 4.5F}, {13, 14.5F}, {3, 14.5F}};
constexpr Point letter_1[] = {{5.5F, 7}, {10.5F, 7}};
constexpr Point letter_2[] = {{5.5F, 10.5F}, {10.5F, 10.5F}};
constexpr SignLine letter[] = {{letter_0, true}, {letter_1, false}, {letter_2, false}};
constexpr Point message_0[] = {{2, 2.5F},  {14, 2.5F}, {14, 11}, {7.5F, 11},
                               {4, 14.3F}, {4, 11},    {2, 11}};
constexpr SignLine message[] = {{message_0, true}};
constexpr Point web_0[] = {{1.5F, 2.5F}, {14.5F, 2.5F}, {14.5F, 13.5F}, {1.5F, 13.5F}};
constexpr Point web_1[] = {{1.5F, 6}, {14.5F, 6}};
constexpr SignLine web[] = {{web_0, true}, {web_1, false}};
constexpr Point app_0[] = {{4.5F, 1.5F}, {11.5F, 1.5F}, {11.5F, 14.5F}, {4.5F, 14.5F}};
constexpr Point app_1[] = {{7, 12.2F}, {9, 12.2F}};
constexpr SignLine app[] = {{app_0, true}, {app_1, false}};
constexpr Point clock_0[] = {{8, 1.8F},  {10.37F, 2.27F},  {12.38F, 3.62F},  {13.73F, 5.63F},
                             {14.2F, 8}, {13.73F, 10.37F}, {12.38F, 12.38F}, {10.37F, 13.73F},
                             {8, 14.2F}, {5.63F, 13.73F},  {3.62F, 12.38F},  {2.27F, 10.37F},
                             {1.8F, 8},  {2.27F, 5.63F},   {3.62F, 3.62F},   {5.63F, 2.27F}};
constexpr Point clock_1[] = {{8, 4.2F}, {8, 8.2F}, {10.8F, 9.8F}};
constexpr SignLine clock[] = {{clock_0, true}, {clock_1, false}};
constexpr Point check_0[] = {{3, 8.5F}, {6.5F, 12}, {13, 4.5F}};
constexpr SignLine check[] = {{check_0, false}};
constexpr Point cross_0[] = {{4, 4}, {12, 12}};
constexpr Point cross_1[] = {{12, 4}, {4, 12}};
constexpr SignLine cross[] = {{cross_0, false}, {cross_1, false}};
constexpr Point minus_0[] = {{3.5F, 8}, {12.5F, 8}};
constexpr SignLine minus[] = {{minus_0, false}};
constexpr Point plus_0[] = {{3, 8}, {13, 8}};
constexpr Point plus_1[] = {{8, 3}, {8, 13}};
constexpr SignLine plus[] = {{plus_0, false}, {plus_1, false}};
constexpr Point arrow_down_0[] = {{8, 2.5F}, {8, 13}};
constexpr Point arrow_down_1[] = {{4, 9}, {8, 13.2F}, {12, 9}};
constexpr SignLine arrow_down[] = {{arrow_down_0, false}, {arrow_down_1, false}};
constexpr Point arrow_right_0[] = {{2.5F, 8}, {13, 8}};
constexpr Point arrow_right_1[] = {{9, 4}, {13.2F, 8}, {9, 12}};
constexpr SignLine arrow_right[] = {{arrow_right_0, false}, {arrow_right_1, false}};
constexpr Point pencil_0[] = {{3, 13}, {3.6F, 10}, {10.8F, 2.8F}, {13.2F, 5.2F}, {6, 12.4F}};
constexpr SignLine pencil[] = {{pencil_0, true}};
constexpr Point chevrons_0[] = {{3.5F, 3.5F}, {8, 8}, {3.5F, 12.5F}};
constexpr Point chevrons_1[] = {{8.5F, 3.5F}, {13, 8}, {8.5F, 12.5F}};
constexpr SignLine chevrons[] = {{chevrons_0, false}, {chevrons_1, false}};
constexpr Point exclamation_0[] = {{8, 2.5F}, {8, 9.5F}};
constexpr Point exclamation_1[] = {{8, 12.4F}, {8, 13.6F}};
constexpr SignLine exclamation[] = {{exclamation_0, false}, {exclamation_1, false}};
constexpr Point question_0[] = {{4.85F, 4.94F},  {5.65F, 3.32F}, {7.21F, 2.4F},
                                {9.02F, 2.47F},  {10.5F, 3.5F},  {11.18F, 5.18F},
                                {10.85F, 6.96F}, {9.6F, 8.27F},  {8, 9.8F}};
constexpr Point question_1[] = {{8, 12.6F}, {8, 13.8F}};
constexpr SignLine question[] = {{question_0, false}, {question_1, false}};

struct SignRow {
    std::string_view name;
    std::span<const SignLine> lines;
};

// In the order of the enumerators.
constexpr std::array<SignRow, sign_count> table = {{
    {"person", person},
    {"phone", phone},
    {"chat", chat},
    {"video", video},
    {"mail", mail},
    {"letter", letter},
    {"message", message},
    {"web", web},
    {"app", app},
    {"clock", clock},
    {"check", check},
    {"cross", cross},
    {"minus", minus},
    {"plus", plus},
    {"arrow_down", arrow_down},
    {"arrow_right", arrow_right},
    {"pencil", pencil},
    {"chevrons", chevrons},
    {"exclamation", exclamation},
    {"question", question},
}};

}  // namespace

std::span<const SignLine> lines_of(Sign sign) {
    return table[static_cast<std::size_t>(sign)].lines;
}

std::string_view sign_name(Sign sign) { return table[static_cast<std::size_t>(sign)].name; }

Sign sign_of(Channel channel) {
    switch (channel) {
        case Channel::none:
            return Sign::clock;
        case Channel::phone:
            return Sign::phone;
        case Channel::chat:
            return Sign::chat;
        case Channel::video:
            return Sign::video;
        case Channel::in_person:
            return Sign::person;
        case Channel::email:
            return Sign::mail;
        case Channel::letter:
            return Sign::letter;
        case Channel::message:
            return Sign::message;
        case Channel::web:
            return Sign::web;
        case Channel::app:
            return Sign::app;
    }
    return Sign::clock;
}

void draw_sign(Picture& picture, Sign sign, Point centre, float size, Colour colour,
               float line_width) {
    constexpr float grid = 16;
    for (const SignLine& line : lines_of(sign)) {
        Polyline drawn{.line = colour,
                       .line_width = line_width > 0 ? line_width : size / 10,
                       .closed = line.closed};
        drawn.points.reserve(line.points.size());
        for (const Point p : line.points)
            drawn.points.push_back(
                {centre.x + (p.x / grid - 0.5F) * size, centre.y + (p.y / grid - 0.5F) * size});
        picture.add(std::move(drawn));
    }
}

}  // namespace friction::drawing
