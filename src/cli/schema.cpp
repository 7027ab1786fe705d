// friction schema: the JSON Schema of scenario files, or of results.

#include "friction/io/schema.h"

#include "console.h"
#include "friction/report/json.h"

namespace friction::cli {

ExitCode schema_command(const Arguments& arguments, Console& console) {
    return console.deliver(arguments,
                           arguments.results ? report::results_schema() : io::scenario_schema(),
                           ExitCode::well);
}

}  // namespace friction::cli
