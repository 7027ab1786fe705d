// friction schema: the JSON Schema of scenario files.

#include "friction/io/schema.h"

#include "console.h"

namespace friction::cli {

ExitCode schema_command(const Arguments& arguments, Console& console) {
    return console.deliver(arguments, io::scenario_schema(), ExitCode::well);
}

}  // namespace friction::cli
